package precocial.search;

import java.util.Map;
import precocial.io.Decimals;

/** Values of settings by key, as files hold them and as text after {@code --set}; what is wrong is told by the key. */
public final class SettingValues {
  private SettingValues() {}

  /** @throws IllegalArgumentException where it is missing */
  public static Object value(Map<String, ?> map, String key) {
    Object value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("setting " + key + " is missing");
    }
    return value;
  }

  /** @throws IllegalArgumentException where it is missing or no whole number */
  public static int integer(Map<String, ?> map, String key) {
    return whole(key, value(map, key).toString(), "a whole number");
  }

  static int whole(String key, String value, String wanted) {
    try {
      return Integer.parseInt(value.trim());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("setting " + key + " must be " + wanted + ", not '" + value + "'");
    }
  }

  /** @throws IllegalArgumentException where it is missing or no finite number */
  public static double number(Map<String, ?> map, String key) {
    Object value = value(map, key);
    try {
      return Decimals.parseDouble(value.toString().trim());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("setting " + key + " must be a finite number, not '" + value + "'");
    }
  }

  /** @throws IllegalArgumentException with the key, the value and what would be right, unless the value is right */
  public static void check(boolean right, String key, Object value, String wanted) {
    if (!right) {
      throw new IllegalArgumentException("setting " + key + " is " + value + " but must be " + wanted);
    }
  }
}
