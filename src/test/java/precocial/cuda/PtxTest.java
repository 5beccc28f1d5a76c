package precocial.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The PTX in the jar is what a driver of CUDA 12 can compile, though the compiler that made it is newer. */
class PtxTest {
  @BeforeAll
  static void needsTheCompiler() {
    Built.need(PtxCompiler.unavailable().isEmpty(), PtxCompiler.unavailable().orElse(""));
  }

  @Test
  void everyModuleCompiles() throws IOException {
    for (String module : Built.modules()) {
      String ptx = ptx(module);
      assertThat(PtxCompiler.errors(ptx, "sm_80")).as(module).isEmpty();
      assertThat(PtxCompiler.errors(ptx, "sm_90")).as(module).isEmpty();
    }
  }

  @Test
  void brokenPtxIsRefused() throws IOException {
    String ptx = ptx(Built.modules().get(0));
    assertThat(PtxCompiler.errors(ptx.replaceFirst("ret;", "retreat;"), "sm_90").orElse("")).contains("retreat");
    assertThat(PtxCompiler.errors(ptx, "sm_70")).isPresent();
  }

  @Test
  void versionNewerThanTheDriverIsRefused() throws IOException {
    String ptx = ptx(Built.modules().get(0));
    assertThat(ptx).contains(".version 7.0");
    assertThat(PtxCompiler.errors(ptx.replace(".version 7.0", ".version 9.0"), "sm_90").orElse("")).contains("9.0");
  }

  private static String ptx(String module) throws IOException {
    return Files.readString(Built.FOLDER.resolve(module + ".ptx"));
  }
}
