using System.Security.Cryptography;
using System.Text;
using KeyCutover.Domain.Signing;
using KeyCutover.EvidenceArchives.Signing;

namespace KeyCutover.EvidenceArchives.Tests;

public sealed class SigningTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("keycutover-keys-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string KeyFile => Path.Combine(folder.FullName, "evidence.pem");

    [Fact]
    public void What_is_signed_is_the_pre_authentication_encoding_of_the_specification() =>
        Assert.Equal("DSSEv1 29 http://example.com/HelloWorld 11 hello world", Encoding.UTF8.GetString(DsseEnvelope.PreAuthEncoding("http://example.com/HelloWorld", "hello world"u8)));

    [Fact]
    public async Task A_signature_is_DER_and_the_key_id_is_the_hash_of_the_public_key()
    {
        await LocalKeyFiles.CreateAsync(KeyFile, Cancellation);
        using var signer = await LocalKeySigner.OpenAsync(KeyFile, Cancellation);
        var signature = await signer.SignAsync("evidence"u8.ToArray(), Cancellation);

        using var independent = ECDsa.Create();
        independent.ImportFromPem(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "evidence.pub.pem"), Cancellation));
        Assert.True(independent.VerifyData("evidence"u8, signature.Der.Span, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(independent.ExportSubjectPublicKeyInfo())), signature.Key.Id);
    }

    [Fact]
    public async Task Only_its_owner_can_read_a_new_private_key_and_nothing_is_overwritten()
    {
        await LocalKeyFiles.CreateAsync(KeyFile, Cancellation);

        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        await Assert.ThrowsAsync<EvidenceKeyException>(() => LocalKeyFiles.CreateAsync(KeyFile, Cancellation));
        File.Delete(KeyFile);
        await Assert.ThrowsAsync<EvidenceKeyException>(() => LocalKeyFiles.CreateAsync(KeyFile, Cancellation));
        Assert.False(File.Exists(KeyFile));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public async Task A_private_key_that_others_may_use_is_refused(UnixFileMode others)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        if (OperatingSystem.IsWindows()) return;
        await LocalKeyFiles.CreateAsync(KeyFile, Cancellation);
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);

        var refused = await Assert.ThrowsAsync<EvidenceKeyException>(() => LocalKeySigner.OpenAsync(KeyFile, Cancellation));

        Assert.Contains("chmod 600", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_holds_no_private_key_of_that_curve_is_refused_without_being_quoted()
    {
        using var otherCurve = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        using var right = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var text in new[] { "", "hunter2", otherCurve.ExportPkcs8PrivateKeyPem(), rsa.ExportPkcs8PrivateKeyPem(), right.ExportSubjectPublicKeyInfoPem() })
        {
            await WritePrivateAsync(text);
            var refused = await Assert.ThrowsAsync<EvidenceKeyException>(() => LocalKeySigner.OpenAsync(KeyFile, Cancellation));
            Assert.DoesNotContain("hunter2", refused.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_public_key_of_another_kind_is_none()
    {
        using var otherCurve = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);

        Assert.Null(EvidenceKey.Read(""));
        Assert.Null(EvidenceKey.Read(otherCurve.ExportSubjectPublicKeyInfoPem()));
        Assert.Null(EvidenceKey.Read(rsa.ExportSubjectPublicKeyInfoPem()));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task WritePrivateAsync(string text)
    {
        File.Delete(KeyFile);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(KeyFile, options);
        await writer.WriteAsync(text);
    }
}
