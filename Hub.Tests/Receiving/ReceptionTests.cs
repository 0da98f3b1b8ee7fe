using SafeguardingHub.Adapters;
using SafeguardingHub.Agreements;
using SafeguardingHub.Receiving;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Tests.Receiving;

public sealed class ReceptionTests : IDisposable
{
    private static readonly Agreement Northshire = AgreementFile.Read(AgreementFile.Northshire()).Agreement!;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reception-");
    private readonly KeyRing keys;

    public ReceptionTests() => keys = KeyFile.OpenOrCreate(Path.Combine(folder.FullName, "keys.json"), TestData.RaisedAt);

    [Fact]
    public void A_message_from_an_agency_under_its_own_key_is_received() => Assert.Empty(Check(FromPolice).Problems);

    [Fact]
    public void Without_a_message_id_the_body_is_the_key()
    {
        var (first, same, other) = (Check(FromPolice), Check(FromPolice), Check(FromPolice with { Body = "other"u8.ToArray() }));

        Assert.StartsWith("sha256:", first.AnsweredMessageId, StringComparison.Ordinal);
        Assert.Equal(first.IdempotencyKey, same.IdempotencyKey);
        Assert.NotEqual(first.IdempotencyKey, other.IdempotencyKey);
    }

    [Fact]
    public void The_same_message_id_from_two_agencies_is_two_messages() => Assert.NotEqual(
        Check(FromPolice with { MessageId = "1" }).IdempotencyKey,
        Check(FromPolice with { MessageId = "1", Sender = AgencyId.Parse("charity.harbour") }).IdempotencyKey);

    [Fact]
    public void A_sender_that_the_channel_cannot_prove_is_not_answered_and_not_believed()
    {
        var slipped = Check(FromPolice with { SenderProven = false });
        var otherUser = Check(FromPolice with { UserId = "health.northshire" });

        Assert.All([slipped, otherUser], received =>
        {
            Assert.Null(received.Sender);
            Assert.Equal(Problems.SenderMismatch.Code, Assert.Single(received.Problems).Code);
        });
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var wrong = Check(FromPolice with { Sender = AgencyId.Parse("police.nowhere"), Message = "telegram", Body = new byte[2000] });

        Assert.Equal([Problems.UnknownSender.Code, Problems.UnknownMessageKind.Code, Problems.TooLarge.Code], wrong.Problems.Select(problem => problem.Code));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static Delivered FromPolice => new() { Channel = "queue", Sender = AgencyId.Parse("police.northshire"), Message = "concern", Body = "<Notification/>"u8.ToArray() };

    private Received Check(Delivered delivered) => Reception.Check(delivered, Northshire, new ReceivingLimits { MostBytes = 1000 }, keys, TestData.RaisedAt);
}
