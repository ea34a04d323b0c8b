using CryptoLock.Application.Prompts;
using CryptoLock.Infrastructure.Languages;
using CryptoLock.Infrastructure.Prompts;

namespace CryptoLock.Infrastructure.Tests.Prompts;

/// <summary>Prompts for tests.</summary>
internal static class Prompt
{
    /// <summary>The prompt that the product ships.</summary>
    public static readonly string ShippedPath = RepositoryFiles.PathOf("prompts/cryptolock_atendente_v1.yaml");

    /// <summary>The example of the original, with its three keys and nothing else.</summary>
    public const string Original = """
        persona:
          role: "Atendente Comercial da CryptoLock"
          company: "CryptoLock"
          product: "Pipeline Security Posture Management (PSPM)"
          goal: "Vender e fornecer informações..."

        instructions:
          - "Analise o idioma da mensagem (Português/Inglês)"
          - "Responda no MESMO idioma detectado"
          - "Use documentação como fonte exclusiva"
          - "Seja proativo e dirija para benefícios"

        contexto_do_produto: |
          PSPM é um firewall para CI/CD que bloqueia:
          - Vulnerabilidades
          - Segredos vazados
          - Dependências maliciosas
          - Misconfigurations

        """;

    public static AssistantPrompt Shipped { get; } = Load(ShippedPath).Prompt!;

    public static PromptLoad Load(string path) => new PromptLoader(new LanguageOptions()).Load(path);
}
