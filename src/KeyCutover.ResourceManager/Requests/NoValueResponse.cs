using Azure;

namespace KeyCutover.ResourceManager.Requests;

/// <summary>The answer to a question for something that is not there.</summary>
internal sealed class NoValueResponse<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException("There is no value: Resource Manager answered 404.");

    public override Response GetRawResponse() => response;
}
