using System.Text;

namespace SafeguardingHub.Tests.Architecture;

/// <summary>The rules are only as good as what finds their violations: nothing may hide in a method body.</summary>
public sealed class NamedMembersTests
{
    [Theory]
    [InlineData(typeof(InASignature))]
    [InlineData(typeof(InABody))]
    [InlineData(typeof(InALambda))]
    [InlineData(typeof(InAnAsyncBody))]
    [InlineData(typeof(InAnIterator))]
    [InlineData(typeof(InAGenericArgument))]
    [InlineData(typeof(InACatch))]
    [InlineData(typeof(InATypeof))]
    [InlineData(typeof(InAGenericMethod<>))]
    [InlineData(typeof(InAnInitializer))]
    public void What_a_type_names_is_found_wherever_it_hides(Type hiding) =>
        Assert.Contains(NamedMembers.Types(hiding), type => type == typeof(StringBuilder) || type == typeof(DecoderFallbackException));

    [Fact]
    public void What_it_does_not_name_is_not_found() => Assert.DoesNotContain(typeof(StringBuilder), NamedMembers.Types(typeof(NamesNothing)));

    private sealed class NamesNothing
    {
        public static int Of(int number) => number + 1;
    }

    private sealed class InASignature
    {
        public static int Of(StringBuilder? text) => text is null ? 0 : 1;
    }

    private sealed class InABody
    {
        public static object Of() => new StringBuilder();
    }

    private sealed class InALambda
    {
        public static Func<object> Of() => () => new StringBuilder();
    }

    private sealed class InAnAsyncBody
    {
        public static async Task<object> OfAsync()
        {
            await Task.Yield();
            return new StringBuilder();
        }
    }

    private sealed class InAnIterator
    {
        public static IEnumerable<object> Of()
        {
            yield return new StringBuilder();
        }
    }

    private sealed class InAGenericArgument
    {
        public static object Of() => new List<StringBuilder[]>();
    }

    private sealed class InACatch
    {
        public static int Of(Func<int> doing)
        {
            try
            {
                return doing();
            }
            catch (DecoderFallbackException)
            {
                return 0;
            }
        }
    }

    private sealed class InATypeof
    {
        public static object Of() => typeof(StringBuilder);
    }

    private sealed class InAGenericMethod<TOuter>
    {
        public static object Of<TInner>(TOuter outer, TInner inner) => new Dictionary<(TOuter, TInner), StringBuilder> { [(outer, inner)] = new() };
    }

    private sealed class InAnInitializer
    {
        public static readonly object Value = new StringBuilder();
    }
}
