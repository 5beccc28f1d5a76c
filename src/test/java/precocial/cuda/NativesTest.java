package precocial.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import jcuda.Pointer;
import jcuda.jcublas.JCublas2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is said where libraries or kernels are missing, each in a JVM of its own, and that nothing comes from other folders. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class NativesTest {
  private static final String LIBRARY = "libJCudaDriver-12.6.0-linux-x86_64.so";
  private static final String NO_DRIVER =
      "libcuda\\.so\\.1 not found \\(no NVIDIA driver\\)|no CUDA device can be used: cuInit: CUDA_ERROR_NO_DEVICE \\(100\\): .*";

  @TempDir
  private Path temporary;

  @Test
  void withoutADriverTheReasonNamesIt() {
    assertThat(CudaDriver.unavailable().orElse("")).matches(NO_DRIVER);
    assertThat(CudaDriver.unavailable()).as("a second time").isEqualTo(CudaDriver.unavailable());
    assertThat(CudaDriver.devices()).isEmpty();
  }

  @Test
  void withoutNativesTheReasonNamesThePath() throws Exception {
    Path empty = Files.createDirectory(temporary.resolve("empty"));
    assertThat(probe("driver", empty, classPath()))
        .startsWith("JCuda's native library JCudaDriver is not on java.library.path, which is " + empty);
  }

  @Test
  void libraryInTheTemporaryFolderIsLeftAlone() throws Exception {
    Path empty = Files.createDirectory(temporary.resolve("empty"));
    Path planted = Files.writeString(tmpdir().resolve(LIBRARY), "planted by another user");
    assertThat(probe("driver", empty, classPath())).contains("is not on java.library.path");
    // JCuda by itself would have taken it.
    assertThat(probe("jcuda", empty, classPath())).contains(planted.toString());
  }

  @Test
  void nothingIsWrittenToTheTemporaryFolder() throws Exception {
    assertThat(probe("driver", natives(), classPath())).matches(NO_DRIVER);
    assertThat(probe("cublas", natives(), classPath())).matches("libcublas\\.so\\.12 not found|cuBLAS was loaded");
    assertThat(probe("jcuda", natives(), classPath())).isNotEmpty();
    try (Stream<Path> left = Files.list(tmpdir())) {
      assertThat(left.filter(file -> !file.getFileName().toString().startsWith("hsperfdata"))).isEmpty();
    }
  }

  @Test
  void withoutKernelsTheReasonIsTheBuild() throws Exception {
    Path bare = Files.createDirectories(temporary.resolve("bare").resolve("precocial/cuda"));
    for (Class<?> main : new Class<?>[] {CudaDriver.class, NativesProbe.class}) {
      try (Stream<Path> classes = Files.list(origin(main).resolve("precocial/cuda"))) {
        for (Path file : classes.filter(Files::isRegularFile).toList()) {
          Files.copy(file, bare.resolve(file.getFileName()));
        }
      }
    }
    String path = String.join(":", temporary.resolve("bare").toString(), jar(Pointer.class), jar(JCublas2.class));
    assertThat(probe("kernels", natives(), path)).isEqualTo("no kernels in this build (nvcc was missing when it was made)");
  }

  @Test
  void folderWithoutKernelsIsNamed() throws Exception {
    assertThat(probe("kernels", natives(), classPath(), "-Dprecocial.kernels=" + temporary))
        .isEqualTo("no kernels in " + temporary + ", the folder that -Dprecocial.kernels names (no modules.txt)");
    Files.createFile(temporary.resolve("modules.txt"));
    assertThat(probe("kernels", natives(), classPath(), "-Dprecocial.kernels=" + temporary)).isEqualTo("available");
  }

  @Test
  void reasonIsTheMissingLibrary() {
    assertThat(Natives.reason("/a/lib.so: libcuda.so.1: cannot open shared object file: No such file or directory", "X"))
        .isEqualTo("libcuda.so.1 not found (no NVIDIA driver)");
    assertThat(Natives.reason("/a/lib.so: libcublas.so.12: cannot open shared object file: No such file or directory", "X"))
        .isEqualTo("libcublas.so.12 not found");
    assertThat(Natives.reason("/a/lib.so: version `v12' not found\nmore", "X")).isEqualTo("/a/lib.so: version `v12' not found");
  }

  private Path tmpdir() throws IOException {
    return Files.createDirectories(temporary.resolve("tmp"));
  }

  private String probe(String what, Path libraryPath, String classPath, String... options) throws Exception {
    return ChildJvm.run(
        classPath,
        Stream.concat(
            Stream.of("-Djava.library.path=" + libraryPath, "-Djava.io.tmpdir=" + tmpdir()), Stream.of(options)).toList(),
        NativesProbe.class, what);
  }

  private static Path natives() {
    return Path.of("target", "natives").toAbsolutePath();
  }

  private static String classPath() throws URISyntaxException {
    return String.join(":", jar(CudaDriver.class), jar(NativesProbe.class), jar(Pointer.class), jar(JCublas2.class));
  }

  private static String jar(Class<?> one) throws URISyntaxException {
    return origin(one).toString();
  }

  private static Path origin(Class<?> one) throws URISyntaxException {
    return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
