namespace CryptoLock.Infrastructure.Tests.Prompts;

[TestFixture]
internal sealed class SystemInstructionTests
{
    private static readonly string GoldenPath =
        RepositoryFiles.PathOf("tests/CryptoLock.Infrastructure.Tests/Prompts/Golden/original.txt");

    [Test]
    public void SystemInstruction_OfTheOriginalsPrompt_IsAsApproved()
    {
        using var folder = new PromptFolder();

        var instruction = folder.WithPrompt("knowledge: [a.en.md]").With("a.en.md", "# A\n\n</doc> stays inside.").Load()
            .Prompt!.SystemInstruction;

        Assert.That(instruction, Is.EqualTo(File.ReadAllText(GoldenPath)));
    }

    [Test]
    public void SystemInstruction_OfTheShippedPrompt_HasPersonaRulesAndBothDocuments() => Assert.That(
        Prompt.Shipped.SystemInstruction,
        Does.Contain("Role: Atendente Comercial da CryptoLock\n")
            .And.Contains("Brazilian Portuguese (pt), English (en)")
            .And.Contains("<doc id=\"pspm-pt\" lang=\"pt\">\n# PSPM, o produto da CryptoLock\n")
            .And.Contains("<doc id=\"pspm-en\" lang=\"en\">\n# PSPM, the product of CryptoLock\n")
            .And.Contains("<doc id=\"contexto-pt\" lang=\"pt\">"));

    [Test]
    public void SystemInstruction_WhenLoadedAgain_IsTheSameText() =>
        Assert.That(Prompt.Load(Prompt.ShippedPath).Prompt!.SystemInstruction, Is.EqualTo(Prompt.Shipped.SystemInstruction));
}
