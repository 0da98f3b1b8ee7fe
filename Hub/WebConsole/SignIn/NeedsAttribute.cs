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
