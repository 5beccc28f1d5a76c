package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import precocial.genome.Activation;
import precocial.numerics.Coefficients;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.Tasks;
import precocial.task.control.SwingUp;
import precocial.task.control.SwingUpModel;

/** What is written twice, in Java and in CUDA, is the same. */
class KernelSourceTest {
  private static final Pattern CONSTANT = Pattern.compile("constexpr (?:float|int|unsigned) (\\w+) = ([^;]+);");

  private static Map<String, String> constants(String file) throws IOException {
    Map<String, String> constants = new LinkedHashMap<>();
    for (MatchResult found : CONSTANT.matcher(Files.readString(Path.of("kernels", file))).results().toList()) {
      constants.put(found.group(1), found.group(2));
    }
    return constants;
  }

  @Test
  void coefficientsAreThoseOfJava() throws Exception {
    Map<String, String> found = constants("coefficients.cuh");
    int compared = 0;
    for (Field field : Coefficients.class.getFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        continue;
      }
      String text = found.get(field.getName());
      assertThat(text).as(field.getName()).isNotNull();
      if (field.getType() == int.class) {
        assertThat(Integer.parseUnsignedInt(text.substring(2, text.length() - 1), 16)).isEqualTo(field.getInt(null));
      } else if (text.contains("*")) {
        assertThat(text).isEqualTo("LN2_HIGH * 0x1p-23f");
        assertThat(field.getFloat(null)).isEqualTo(Coefficients.LN2_HIGH * 0x1p-23f);
      } else {
        assertThat(Float.parseFloat(text)).as(field.getName()).isEqualTo(field.getFloat(null));
      }
      compared++;
    }
    assertThat(compared).isEqualTo(found.size()).isGreaterThan(50);
  }

  @Test
  void activationIdsAreThoseOfJava() throws IOException {
    Map<String, String> found = constants("activation.cuh");
    found.keySet().removeIf(name -> name.endsWith("_BITS"));
    Map<String, String> expected = new LinkedHashMap<>();
    for (Activation activation : Activation.values()) {
      expected.put(activation.name(), String.valueOf(activation.id()));
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void lanesAndLimitsAreThoseOfJava() throws IOException {
    assertThat(constants("common.cuh")).containsEntry("LANES", String.valueOf(TileValues.LANES));
    assertThat(Float.parseFloat(constants("loss.cu").get("LEAST_SUM"))).isEqualTo(Loops.LEAST_SUM);
    assertThat(constants("swingup.cuh"))
        .containsEntry("MAX_STEPS", String.valueOf(Tasks.control("swingup").maxSteps()))
        .containsEntry("OBSERVATIONS", String.valueOf(Tasks.named("swingup").inputs()))
        .containsEntry("START_VALUES", String.valueOf(new SwingUp().model().startValues()))
        .containsEntry("NOISY_START_VALUES", String.valueOf(SwingUp.of("noise=1").model().startValues()));
    assertThat(constants("noise.cuh")).containsExactly(Map.entry("NOISE_PURPOSE", Purpose.NOISE.ordinal() + "u"));
  }

  /** A struct is handed over as it lies in memory. */
  @Test
  void coefficientsOfSwingUpComeInTheOrderOfTheKernels() throws Exception {
    String source = Files.readString(Path.of("kernels", "swingup.cuh"));
    String struct = source.substring(source.indexOf("struct Model {"), source.indexOf("};"));
    List<String> fields = Pattern.compile("float (\\w+);").matcher(struct).results().map(found -> found.group(1)).toList();
    SwingUpModel model = SwingUp.of("noise=0.125,pole=0.9").model();
    List<Float> values = new ArrayList<>();
    for (RecordComponent component : SwingUpModel.class.getRecordComponents()) {
      values.add((Float) component.getAccessor().invoke(model));
    }
    assertThat(model.values()).containsExactly(values.toArray(Float[]::new));
    assertThat(Stream.of(SwingUpModel.class.getRecordComponents()).map(RecordComponent::getName))
        .containsExactlyElementsOf(fields.stream().map(KernelSourceTest::camel).toList())
        .hasSize(13);
  }

  private static String camel(String name) {
    return Pattern.compile("_(\\w)").matcher(name).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
  }

  /** Only what is called explicitly may be fused or rounded otherwise. */
  @Test
  void kernelsAreCompiledWithExactArithmetic() throws IOException {
    String makefile = Files.readString(Path.of("kernels", "Makefile"));
    assertThat(makefile).contains("-fmad=false", "-ftz=false", "-prec-div=true", "-prec-sqrt=true");
    assertThat(makefile.toLowerCase(Locale.ROOT)).doesNotContain("fast-math", "fast_math");
  }
}
