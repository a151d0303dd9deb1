namespace KeyCutover.Sandbox.Tests.Slots;

/// <summary>PineGate's site with a staging slot, both with an identity of their own.</summary>
internal static class SlotSeeds
{
    public static string WithStaging(string seed) => WithStaging(seed, app: "claims-chatbot");

    /// <summary>With nothing that can run: a swap needs no processes then.</summary>
    public static string WithoutApplication(string seed) => WithStaging(seed, app: "not-there");

    public static string WithStaging(string seed, string app, int instances = 1, string ping = "/") => seed[..seed.IndexOf("sites:", StringComparison.Ordinal)] + $$"""
        roleAssignments:
          - { principal: sites/pinegate-claims, role: Cognitive Services OpenAI User, scope: accounts/pinegate-openai }
          - { principal: sites/pinegate-claims/staging, role: Cognitive Services OpenAI User, scope: accounts/pinegate-openai }
        sites:
          - name: pinegate-claims
            app: {{app}}
            instances: {{instances}}
            identity: { system: true }
            slotSettings: [STICKY]
            settings:
              AZURE_OPENAI_ENDPOINT: ${accounts.pinegate-openai.endpoint}
              AZURE_OPENAI_DEPLOYMENT: gpt-4o-mini
              VERSION: "1"
              STICKY: production
            traffic: { path: /chat, every: 100ms }
            slots:
              - name: staging
                instances: {{instances}}
                identity: { system: true }
                settings:
                  AZURE_OPENAI_ENDPOINT: ${accounts.pinegate-openai.endpoint}
                  AZURE_OPENAI_DEPLOYMENT: gpt-4o-mini
                  VERSION: "2"
                  STICKY: staging
                  WEBSITE_SWAP_WARMUP_PING_PATH: {{ping}}
                  WEBSITE_SWAP_WARMUP_PING_STATUSES: "200"
        """;
}
