using Xunit.Sdk;
using Xunit.v3;

// Scenarios wait most of their time, each on a sandbox of its own.
[assembly: Parallelization(Mode = ParallelMode.All, MaxThreads = 4)]
