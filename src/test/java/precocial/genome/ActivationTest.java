package precocial.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationTest {
  @ParameterizedTest
  @CsvSource({
    "1, LINEAR, linear",
    "2, STEP, step",
    "3, SINE, sine",
    "4, GAUSSIAN, gaussian",
    "5, TANH, tanh",
    "6, SIGMOID, sigmoid",
    "7, INVERSE, inverse",
    "8, ABSOLUTE, absolute",
    "9, RELU, relu",
    "10, COSINE, cosine"
  })
  void idsAndNamesAreThoseOfTheOriginal(int id, Activation activation, String label) {
    assertThat(activation.id()).isEqualTo(id);
    assertThat(activation.label()).isEqualTo(label);
    assertThat(Activation.ofId(id)).isSameAs(activation);
    assertThat(Activation.ofLabel(label)).isSameAs(activation);
  }

  @Test
  void thereAreTen() {
    assertThat(Activation.values()).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 11, 12, Integer.MAX_VALUE})
  void otherIdsAreRefused(int id) {
    assertThatThrownBy(() -> Activation.ofId(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("activation id " + id + " is not one of 1 to 10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "TANH", "tan"})
  void otherNamesAreRefusedWithTheKnownOnes(String label) {
    assertThatThrownBy(() -> Activation.ofLabel(label))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "activation '"
                + label
                + "' is not one of linear, step, sine, gaussian, tanh, sigmoid, inverse, absolute, relu, cosine");
  }

  @ParameterizedTest
  @EnumSource(NodeGene.Kind.class)
  void kindsHaveTheCodesOfTheOriginal(NodeGene.Kind kind) {
    int code =
        switch (kind) {
          case INPUT -> 1;
          case OUTPUT -> 2;
          case HIDDEN -> 3;
          case BIAS -> 4;
        };
    assertThat(kind.code()).isEqualTo(code);
  }
}
