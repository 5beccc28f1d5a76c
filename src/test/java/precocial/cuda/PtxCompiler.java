package precocial.cuda;

import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerCompile;
import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerCreate;
import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerDestroy;
import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerGetCompiledProgramSize;
import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerGetErrorLog;
import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerGetErrorLogSize;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jcuda.nvptxcompiler.nvPTXCompilerHandle;

/** NVIDIA's compiler of PTX as of CUDA 12.6, which needs neither driver nor GPU: it stands for that of an older driver. */
final class PtxCompiler {
  private PtxCompiler() {}

  /** Why it can't be used here, or empty. */
  static Optional<String> unavailable() {
    return Natives.load("JNvPTXCompiler");
  }

  /**
   * Compiles and throws the result away.
   *
   * @param architecture such as "sm_90"
   * @return the errors, or empty
   */
  static Optional<String> errors(String ptx, String architecture) {
    byte[] text = (ptx + "\0").getBytes(StandardCharsets.US_ASCII);
    nvPTXCompilerHandle compiler = new nvPTXCompilerHandle();
    int created = nvPTXCompilerCreate(compiler, text.length, text);
    if (created != 0) {
      return Optional.of("nvPTXCompilerCreate: " + created);
    }
    try {
      int code = nvPTXCompilerCompile(compiler, 1, new String[] {"--gpu-name=" + architecture});
      if (code == 0) {
        long[] size = {0};
        assertThat(nvPTXCompilerGetCompiledProgramSize(compiler, size)).isZero();
        assertThat(size[0]).isPositive();
        return Optional.empty();
      }
      long[] size = {0};
      assertThat(nvPTXCompilerGetErrorLogSize(compiler, size)).isZero();
      byte[] log = new byte[Math.toIntExact(size[0]) + 1];
      assertThat(nvPTXCompilerGetErrorLog(compiler, log)).isZero();
      return Optional.of(code + ": " + new String(log, StandardCharsets.UTF_8).replace("\0", "").strip());
    } finally {
      nvPTXCompilerDestroy(compiler);
    }
  }
}
