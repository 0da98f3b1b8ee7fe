namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>Says what a page needs; a page that says nothing is shown to nobody.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(ConsoleRights right) : Attribute
{
    /// <summary><see cref="ConsoleRights.None"/>: being signed in is enough.</summary>
    public ConsoleRights Right => right;
}

/// <summary>A page for everybody, signed in or not.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForEverybodyAttribute : Attribute;

/// <summary>A page on which what was typed is not kept when the session has ended: it says more than a person types.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepsNothingAttribute : Attribute;
