package precocial.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Images that networks are judged on together. They stand in the order of their labels, so that those of a class follow each
 * other, and among equal labels in the order of the set.
 */
public final class ImageBatch {
  private final ImageSet images;
  private final int[] order; // (images of the batch): place in the set
  private final int[] classStart; // (classes + 1)

  private ImageBatch(ImageSet images, int[] places) {
    this.images = images;
    Arrays.sort(places);
    classStart = new int[images.classes() + 1];
    for (int place : places) {
      classStart[images.label(place) + 1]++;
    }
    for (int k = 0; k < images.classes(); k++) {
      classStart[k + 1] += classStart[k];
    }
    int[] fill = classStart.clone();
    order = new int[places.length];
    for (int place : places) {
      order[fill[images.label(place)]++] = place;
    }
  }

  /** All images of a set. */
  public static ImageBatch all(ImageSet images) {
    int[] places = new int[images.count()];
    Arrays.setAll(places, i -> i);
    return new ImageBatch(images, places);
  }

  /**
   * Different images, drawn uniformly.
   *
   * @param count from 1 to as many as there are
   * @throws IllegalArgumentException for another count
   */
  public static ImageBatch draw(ImageSet images, int count, RandomGenerator random) {
    if (count < 1 || count > images.count()) {
      throw new IllegalArgumentException("a draw of " + count + " images; 1 to " + images.count() + " are possible");
    }
    int[] places = new int[images.count()];
    Arrays.setAll(places, i -> i);
    for (int i = 0; i < count; i++) {
      int k = i + random.nextInt(places.length - i);
      int drawn = places[k];
      places[k] = places[i];
      places[i] = drawn;
    }
    return new ImageBatch(images, Arrays.copyOf(places, count));
  }

  /** The set that the images are of. */
  public ImageSet images() {
    return images;
  }

  public int count() {
    return order.length;
  }

  /** Place in the set of image number i. */
  public int place(int i) {
    return order[i];
  }

  /** First image of a class; that of the class after the last is the count of all. */
  public int classStart(int label) {
    return classStart[label];
  }

  /** Label of image number i. */
  public int label(int i) {
    return images.label(order[i]);
  }
}
