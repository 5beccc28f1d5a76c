package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.cuda.standin.CudaTest;
import precocial.search.MadeUpImages;

/** All figures of the protocol have the same bits on {@code cuda} as on {@code cpu}. */
@CudaTest
class CudaProtocolTest {
  @TempDir Path folder;

  private static String json(String backend, List<String> options) {
    List<String> args = new ArrayList<>(List.of("evaluate", "--protocol=paper", "--format=json", "--backend=" + backend));
    args.addAll(options);
    CommandRun run = CommandRun.of(args.toArray(new String[0]));
    assertThat(run.code()).as(run.err()).isZero();
    return run.out().replace("\"" + backend + "\"", "\"any\"").replaceAll("\"seconds\": [^,\n]+", "\"seconds\": 0");
  }

  @Test
  void episodes() {
    List<String> options =
        List.of("--network=fixed:2", "--task=swingup", "--episodes=1", "--tuning=pepg", "--tuning-generations=1");
    assertThat(json("cuda", options)).contains("\"tuned\"").isEqualTo(json("cpu", options));
  }

  @Test
  void images() throws IOException {
    String data = MadeUpImages.write(folder.resolve("images"), MadeUpImages.dataSet(60, 1)).toString();
    List<String> options = List.of("--network=fixed:3", "--task=mnist", "--data=" + data, "--prepare=raw", "--tuning=none");
    assertThat(json("cuda", options)).contains("\"ensemble\"").isEqualTo(json("cpu", options));
  }
}
