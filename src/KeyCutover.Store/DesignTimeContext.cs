using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace KeyCutover.Store;

/// <summary>Lets <c>dotnet ef migrations add</c> make a context.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<CutoverDbContext>
{
    public CutoverDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<CutoverDbContext>().UseSqlite("Data Source=:memory:").Options);
}
