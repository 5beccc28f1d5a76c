package precocial.io;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.io.NumberOutput;

/**
 * JSON from and to maps and lists. What is written depends on the value alone, not on the Java version: keys stay in order, float
 * and double are the shortest text that reads back as the same float or double.
 */
public final class Json {
  private Json() {}

  /**
   * The object in a file, keys in its order; values are Map, List, String, Integer, Long, Double, Boolean or null. A float that
   * was written comes back as the double of the same decimal text, so cast it to float.
   */
  public static Map<String, Object> read(Path file) throws FormatException {
    return parse(file.toString(), TextFile.read(file));
  }

  /** As {@link #read}; the source is what messages call the text. */
  public static Map<String, Object> parse(String source, String text) throws FormatException {
    JsonCursor cursor = new JsonCursor(source, text);
    Map<String, Object> map = object(cursor);
    cursor.end();
    return map;
  }

  static Map<String, Object> object(JsonCursor cursor) throws FormatException {
    Map<String, Object> map = new LinkedHashMap<>();
    cursor.object(name -> map.put(name, cursor.value()));
    return map;
  }

  /** Replaces the file by the object, as {@link AtomicFile} does. */
  public static void write(Path file, Map<String, ?> object) throws IOException {
    AtomicFile.write(file, pretty(object));
  }

  /**
   * Indented text that ends with a line end. An array of plain values, or an object of them within an array, takes one line.
   *
   * @param value a Map, Iterable, array, CharSequence, Number, Boolean or null; NaN and infinity, which JSON lacks, become null
   * @throws IllegalArgumentException for a value of another type
   */
  public static String pretty(Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value, "\n", false);
    return out.append('\n').toString();
  }

  private static void append(StringBuilder out, Object value, String newline, boolean element) {
    if (value instanceof Map<?, ?> map) {
      List<Object> keys = new ArrayList<>(map.keySet());
      List<Object> values = new ArrayList<>(map.values());
      body(out, "{}", keys, values, newline, !(element && values.stream().noneMatch(Json::isNested)));
    } else if (isNested(value)) {
      List<?> values = elements(value);
      body(out, "[]", null, values, newline, values.stream().anyMatch(Json::isNested));
    } else {
      plain(out, value);
    }
  }

  private static void body(
      StringBuilder out, String braces, List<?> keys, List<?> values, String newline, boolean lines) {
    out.append(braces.charAt(0));
    String inner = newline + "  ";
    for (int i = 0; i < values.size(); i++) {
      out.append(i == 0 ? "" : lines ? "," : ", ").append(lines ? inner : "");
      if (keys != null) {
        quote(out, String.valueOf(keys.get(i)));
        out.append(": ");
      }
      append(out, values.get(i), inner, keys == null);
    }
    out.append(lines && !values.isEmpty() ? newline : "").append(braces.charAt(1));
  }

  private static void plain(StringBuilder out, Object value) {
    if (value instanceof Float f) {
      out.append(Float.isFinite(f) ? shortest(f) : "null");
    } else if (value instanceof Double d) {
      out.append(Double.isFinite(d) ? NumberOutput.toString(d, true) : "null");
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof CharSequence text) {
      quote(out, text);
    } else {
      throw new IllegalArgumentException("a value of " + value.getClass() + " has no form in JSON");
    }
  }

  /** The shortest decimal text that reads back as this float; Float.toString of Java 17 is sometimes longer. */
  static String shortest(float value) {
    return NumberOutput.toString(value, true);
  }

  private static void quote(StringBuilder out, CharSequence text) {
    out.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, out);
    out.append('"');
  }

  private static boolean isNested(Object value) {
    return value instanceof Map || value instanceof Iterable || (value != null && value.getClass().isArray());
  }

  private static List<?> elements(Object value) {
    if (value instanceof Iterable<?> items) {
      List<Object> list = new ArrayList<>();
      items.forEach(list::add);
      return list;
    }
    return new AbstractList<Object>() {
      @Override
      public Object get(int index) {
        return Array.get(value, index);
      }

      @Override
      public int size() {
        return Array.getLength(value);
      }
    };
  }
}
