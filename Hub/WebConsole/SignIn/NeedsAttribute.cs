using SafeguardingHub.Security;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>Says what a page needs; a page that says nothing is shown to nobody.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(ConsoleRights right, OperatorRights operating = OperatorRights.None) : Attribute
{
    /// <summary><see cref="ConsoleRights.None"/>: being signed in is enough.</summary>
    public ConsoleRights Right => right;

    /// <summary>What one has to be allowed to do about dead letters as well.</summary>
    public OperatorRights Operating => operating;

    public bool AreMetBy(ConsolePerson person) => person.May(right) && person.May(operating);
}

/// <summary>A page for everybody, signed in or not.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForEverybodyAttribute : Attribute;

/// <summary>A page on which what was typed is not kept when the session has ended: it says more than a person types.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepsNothingAttribute : Attribute;
