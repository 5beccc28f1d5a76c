package precocial.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Walks JSON text token by token. Whatever is not as asked for becomes a {@link FormatException} with line, column and field. It
 * stands on the first token of a value; reading the value leaves it on the last.
 */
final class JsonCursor {
  private static final int DEPTH = 100;
  // Maps and lists take some 20 times the space of their text; genes are read without them.
  private static final int VALUES = 1_000_000;

  // NaN and the like are let through to be refused in our own words.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
          .build();

  /** Reads one value of an object or array, on which the cursor stands. */
  interface Reading {
    /** @param name the field's name; null in an array */
    void of(String name) throws FormatException;
  }

  private final String source;
  private final JsonParser parser;
  private JsonToken token;
  private int values;

  JsonCursor(String source, String text) throws FormatException {
    this.source = source;
    parser = FACTORY.createParser(ObjectReadContext.empty(), text);
    next();
  }

  private void next() throws FormatException {
    try {
      token = parser.nextToken();
      // Strings are otherwise read, and refused, when asked for.
      parser.finishToken();
    } catch (JacksonException e) {
      // What else the message says is about places in the parser's own words, or its settings.
      String what = e.getOriginalMessage().replaceAll(", from `[^`]*`", "").split("\\R| \\(start marker| at \\[Source", 2)[0];
      TokenStreamLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
      throw new FormatException(source, place(at) + what.replaceFirst(" \\(or 'NaN'[^)]*\\)", ""));
    }
  }

  /** Refuses anything after the value that was read. */
  void end() throws FormatException {
    next();
    if (token != null) {
      throw wrong("nothing is expected here, where the file should end");
    }
  }

  /** The problem with the value on which the cursor stands. */
  FormatException wrong(String problem) {
    String path = parser.streamReadContext().pathAsPointer().toString();
    return new FormatException(
        source, place(parser.currentTokenLocation()) + (path.isEmpty() ? "" : path + ": ") + problem);
  }

  private static String place(TokenStreamLocation at) {
    return "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
  }

  boolean isNull() {
    return token == JsonToken.VALUE_NULL;
  }

  /** @return the names of the fields, each read once */
  Set<String> object(Reading field) throws FormatException {
    expect(token == JsonToken.START_OBJECT, "an object { }");
    Set<String> seen = new HashSet<>();
    for (next(); token != JsonToken.END_OBJECT; next()) {
      String name = parser.currentName();
      if (!seen.add(name)) {
        throw wrong("the field appears twice");
      }
      next();
      field.of(name);
    }
    return seen;
  }

  /** As {@link #object}, refusing an object that lacks one of the fields. */
  void object(List<String> required, Reading field) throws FormatException {
    Set<String> seen = object(field);
    for (String name : required) {
      if (!seen.contains(name)) {
        throw wrong("the field \"" + name + "\" is missing");
      }
    }
  }

  void array(Reading item) throws FormatException {
    expect(token == JsonToken.START_ARRAY, "an array [ ]");
    for (next(); token != JsonToken.END_ARRAY; next()) {
      item.of(null);
    }
  }

  String string() throws FormatException {
    expect(token == JsonToken.VALUE_STRING, "a string");
    return parser.getString();
  }

  boolean bool() throws FormatException {
    expect(token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE, "true or false");
    return token == JsonToken.VALUE_TRUE;
  }

  int integer(int least) throws FormatException {
    String wanted = "an integer from " + least + " to " + Integer.MAX_VALUE;
    expect(token == JsonToken.VALUE_NUMBER_INT, wanted);
    try {
      int value = Integer.parseInt(parser.getString());
      expect(value >= least, wanted);
      return value;
    } catch (NumberFormatException e) {
      throw wrong(wanted + " is expected, not " + shown());
    }
  }

  /** The nearest float to the decimal number: by way of a double it might be another. */
  float decimal() throws FormatException {
    float value = Float.parseFloat(number());
    expect(Float.isFinite(value), "a number within the range of a float");
    return value;
  }

  double wide() throws FormatException {
    double value = Double.parseDouble(number());
    expect(Double.isFinite(value), "a number within the range of a double");
    return value;
  }

  private String number() throws FormatException {
    boolean numeric = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    expect(numeric && !parser.isNaN(), "a finite number");
    return parser.getString();
  }

  /** Any value: a Map in the order of the file, a List, String, Integer, Long, Double, Boolean or null. */
  Object value() throws FormatException {
    if (++values > VALUES) {
      throw wrong("there are more than " + VALUES + " values");
    }
    switch (token) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        object(name -> map.put(name, value()));
        return map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        array(item -> list.add(value()));
        return list;
      }
      case VALUE_NUMBER_INT -> {
        return whole();
      }
      case VALUE_NUMBER_FLOAT -> {
        return wide();
      }
      case VALUE_STRING -> {
        return string();
      }
      case VALUE_NULL -> {
        return null;
      }
      default -> {
        return bool();
      }
    }
  }

  private Number whole() throws FormatException {
    try {
      long value = Long.parseLong(parser.getString());
      if (value == (int) value) {
        return (int) value;
      }
      return value;
    } catch (NumberFormatException e) {
      throw wrong("an integer of at most 64 bits is expected, not " + shown());
    }
  }

  private void expect(boolean right, String wanted) throws FormatException {
    if (!right) {
      throw wrong(wanted + " is expected, not " + shown());
    }
  }

  private String shown() {
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      return token == JsonToken.START_OBJECT ? "an object" : "an array";
    }
    return token == JsonToken.VALUE_STRING
        ? "the string " + FormatException.quote(parser.getString())
        : FormatException.quote(parser.getString());
  }
}
