using CryptoLock.Application.Delivery.RecordDeliveryStatus;

namespace CryptoLock.Application.Tests.Delivery.RecordDeliveryStatus;

[TestFixture]
internal sealed class RecordDeliveryStatusCommandValidatorTests
{
    private readonly RecordDeliveryStatusCommandValidator _validator = new();

    [TestCase("SM1", true)]
    [TestCase(null, true)]
    [TestCase("", false)]
    [TestCase("SM 1", false)]
    public void Validate_TheProvidersId(string? id, bool expected) =>
        Assert.That(_validator.Validate(new RecordDeliveryStatusCommand(Guid.Empty, id, null, null)).IsValid, Is.EqualTo(expected));

    [Test]
    public void Validate_WhenTheIdIsBad_NamesTwiliosField() =>
        Assert.That(
            _validator.Validate(new RecordDeliveryStatusCommand(Guid.Empty, "bad id", null, null)).Errors.Single().PropertyName,
            Is.EqualTo("MessageSid"));
}
