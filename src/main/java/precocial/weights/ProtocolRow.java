package precocial.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a network does under one condition of the protocol.
 *
 * @param condition its key in JSON
 * @param mean mean reward or, with images, mean accuracy
 * @param std the deviation reported beside it, a population standard deviation; null where there is nothing to deviate: one
 *     network's accuracy on images
 * @param meanOver what the mean is over, in words
 * @param stdOver what the deviation is over; where there is none, why
 * @param more what else there is to tell, by its key in JSON: numbers of trials, further deviations, the weight, the method
 */
public record ProtocolRow(String condition, double mean, Double std, String meanOver, String stdOver, Map<String, Object> more) {
  public ProtocolRow {
    more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
  }
}
