using System.Text;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>
/// An element of the message that remembers what was taken from it, so that what was not can be listed. Lives for one
/// translation and is used by one thread.
/// </summary>
/// <param name="known">False for an element of another vocabulary: it is never found by name and so listed as not carried.</param>
internal sealed class SourceElement(SourceElement? parent, string name, bool known) : SourceNode
{
    private readonly List<SourceAttribute> attributes = [];
    private readonly List<SourceElement> children = [];
    private readonly List<string> remarks = [];
    private StringBuilder? longText;
    private string? text;
    private string? path;
    private string index = "";
    private bool childrenCounted;
    private bool taken;
    private bool textTaken;

    public string Name => name;

    public SourceElement? Parent => parent;

    private bool IsLeft => known && !taken;

    public override string Path => path ??= parent is null ? $"/{name}" : $"{parent.Path}/{name}{parent.IndexOf(this)}";

    public void Add(SourceAttribute attribute) => attributes.Add(attribute);

    public void Add(SourceElement child) => children.Add(child);

    /// <summary>A comment or a processing instruction: never read, and listed as such.</summary>
    public void AddRemark(string nodeTest)
    {
        if (!remarks.Contains(nodeTest))
        {
            remarks.Add(nodeTest);
        }
    }

    /// <summary>Text may come in pieces, between child elements, comments and CDATA sections.</summary>
    public void AddText(string piece)
    {
        if (text is null)
        {
            text = string.IsNullOrWhiteSpace(piece) ? null : piece;
        }
        else
        {
            (longText ??= new StringBuilder(text)).Append(piece);
        }
    }

    /// <summary>Marks this element as visited: its parts are then listed one by one, not as a whole.</summary>
    public SourceElement Visit()
    {
        taken = true;
        return this;
    }

    public SourceAttribute? Attribute(string wanted)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Known && attribute.Name == wanted)
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>The first child of that name. A second one, where the format has one, stays untaken and is surplus.</summary>
    public SourceElement? Child(string wanted)
    {
        foreach (var child in children)
        {
            if (child.IsNamed(wanted))
            {
                return child.Visit();
            }
        }

        return null;
    }

    public List<SourceElement> Children(string wanted)
    {
        var found = new List<SourceElement>();
        foreach (var child in children)
        {
            if (child.IsNamed(wanted))
            {
                found.Add(child.Visit());
            }
        }

        return found;
    }

    public override string? TakeRaw()
    {
        textTaken = true;
        return NotBlankText();
    }

    /// <summary>Adds a pointer to every part that nobody took; an element nobody visited is one pointer.</summary>
    /// <param name="surplus">Gets what the format has once and somebody took elsewhere: nobody can tell which of the two was meant.</param>
    public void ListUntaken(List<string> pointers, List<SourceElement> surplus)
    {
        if (!taken)
        {
            pointers.Add(Path);
            return;
        }

        pointers.AddRange(attributes.Where(attribute => !attribute.Taken).Select(attribute => attribute.Path));
        pointers.AddRange(remarks.Select(remark => $"{Path}/{remark}"));
        if (!textTaken && NotBlankText() is not null)
        {
            pointers.Add($"{Path}/text()");
        }

        HashSet<string>? takenNames = null;
        foreach (var child in children)
        {
            child.ListUntaken(pointers, surplus);
            if (child.IsLeft && (takenNames ??= [.. children.Where(other => other.taken).Select(other => other.Name)]).Contains(child.Name))
            {
                surplus.Add(child);
            }
        }
    }

    private bool IsNamed(string wanted) => known && name == wanted;

    private string? NotBlankText()
    {
        text = longText?.ToString() ?? text;
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private string IndexOf(SourceElement child)
    {
        if (!childrenCounted)
        {
            childrenCounted = true;
            foreach (var alike in children.GroupBy(each => each.Name, StringComparer.Ordinal).Select(group => group.ToList()).Where(alike => alike.Count > 1))
            {
                for (var place = 0; place < alike.Count; place++)
                {
                    alike[place].index = $"[{place + 1}]";
                }
            }
        }

        return child.index;
    }
}
