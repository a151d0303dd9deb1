using ClaimsChatbot;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ChatbotJson.Default));

// The model client is made at the first call, not here: the platform waits for the first answer of "/" before it lets customers in.
var model = new Lazy<ClaimsModel>(() => new ClaimsModel(ChatbotSettings.FromEnvironment()));
var self = new WhoAnswers();

var app = builder.Build();
app.MapGet("/", () => "PineGate Insurance claims chatbot");
app.MapGet("/health", () => "ok");
app.MapGet("/health/model", (string? credential, CancellationToken cancellation) => ModelHealth.CheckAsync(model, self, credential, cancellation));
app.MapPost("/chat", (ChatQuestion question, CancellationToken cancellation) => Chat.AnswerAsync(model, question, cancellation));
app.Run();
