namespace KeyCutover.Domain.Steps;

/// <summary>Says what an exception of an Azure client means.</summary>
public interface IFailureClassifier
{
    /// <summary>
    /// The failure that the exception stands for; null when it is not an Azure or network failure but a bug, and then the run halts.
    /// The message never holds a secret.
    /// </summary>
    StepFailure? Classify(Exception exception);
}
