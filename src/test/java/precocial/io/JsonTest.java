package precocial.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTest {
  @TempDir Path folder;

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  @Test
  void resultIsLaidOutForReading() {
    Map<String, Object> result =
        map(
            "task", "swingup",
            "weights",
            List.of(
                map("weight", -0.1f, "mean", 0.1, "rewards", new float[] {1.1f, Float.NaN}), map("weight", 2, "mean", null)),
            "empty", map(),
            "none", List.of(),
            "steps", new int[] {3, 4},
            "text", "a \"quoted\"\nline \\ \u00e9");
    assertThat(Json.pretty(result))
        .isEqualTo(
            """
            {
              "task": "swingup",
              "weights": [
                {
                  "weight": -0.1,
                  "mean": 0.1,
                  "rewards": [1.1, null]
                },
                {"weight": 2, "mean": null}
              ],
              "empty": {},
              "none": [],
              "steps": [3, 4],
              "text": "a \\"quoted\\"\\nline \\\\ \u00e9"
            }
            """);
  }

  @Test
  void numbersThatJsonLacksAreNull() {
    assertThat(Json.pretty(List.of(Double.NaN, Float.NEGATIVE_INFINITY, 1.0))).isEqualTo("[null, null, 1.0]\n");
  }

  @Test
  void floatsAreTheShortestTextOnAnyJava() {
    // Float.toString of Java 17 gives 9.9999998E22; later ones do not.
    assertThat(Json.shortest(1.0e23f)).isEqualTo("1.0E23");
    assertThat(Json.shortest(0.1f)).isEqualTo("0.1");
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      float value = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(value)) {
        assertThat(Float.floatToRawIntBits(Float.parseFloat(Json.shortest(value)))).isEqualTo(Float.floatToRawIntBits(value));
        assertThat((float) Double.parseDouble(Json.shortest(value))).isEqualTo(value);
      }
    }
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = folder.resolve("config.json");
    List<Object> list = Arrays.asList("x", null, true, map("k", List.of()));
    Map<String, Object> config = map("z", 1, "a", Long.MAX_VALUE, "d", 1e-300, "list", list, "m", map("n", 0.5));
    Json.write(file, config);
    assertThat(Json.read(file)).isEqualTo(config);
    assertThat(Json.read(file).keySet()).containsExactly("z", "a", "d", "list", "m");
  }

  @Test
  void valuesWithoutFormInJsonAreRefused() {
    assertThatThrownBy(() -> Json.pretty(List.of(new Object())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Object");
  }

  @Test
  void theParsersMessagesAreCutToWhatHelps() {
    assertThatThrownBy(() -> Json.parse("c", "{\"a\": " + "[".repeat(100_000)))
        .message()
        .matches("c: line 1, column \\d+: Document nesting depth \\(101\\) exceeds the maximum allowed \\(100\\)");
    assertThatThrownBy(() -> Json.parse("c", "{\"a\": hello}"))
        .message()
        .matches("c: line 1, column \\d+: Unrecognized token 'hello': was expecting \\(JSON String, Number, Array, Object or.*");
  }

  @Test
  void wrongTextIsRefusedByPlace() {
    refuses("[1]", "line 1, column 1: an object { } is expected, not an array");
    refuses("{\"a\": 1,\n \"a\": 2}", "line 2, column 2: /a: the field appears twice");
    refuses("{\"a\": 1,\n b: 2}", "line 2, column ");
    refuses("{\"a\": {\"b\": [1, NaN]}}", "line 1, column 17: /a/b/1: a finite number is expected, not 'NaN'");
    String many = "{\"a\": [" + "1,".repeat(1_100_000) + "1]}";
    refuses(many, "line 1, column 2000006: /a/999999: there are more than 1000000 values");
    refuses("{\"a\": " + "9".repeat(100_000) + "}", "line 1, column ");
    refuses("{\"a\": \"", "line 1, column 8: Unexpected end-of-input: was expecting closing quote");
  }

  @Test
  void damagedFilesAreReadOrRefused() {
    String valid = Json.pretty(map("seed", 1L << 40, "list", List.of(1, 0.5, map("a", "b\u00e9")), "m", map("n", null)));
    Fuzz.run(valid, text -> Json.parse("damaged", text));
  }

  private static void refuses(String text, String message) {
    assertThatThrownBy(() -> Json.parse("c", text))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("c: " + message)
        .message()
        .hasSizeLessThan(300);
  }
}
