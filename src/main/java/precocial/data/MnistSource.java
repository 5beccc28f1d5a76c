package precocial.data;

import java.io.IOException;
import java.util.Set;

/** A place to get MNIST from. */
interface MnistSource {
  /** As messages call it. */
  String name();

  /**
   * Puts files into the cache.
   *
   * @param wanted each is removed once the cache has it, so that the next source need not fetch it
   * @throws IOException where the source has failed: its message says why, without the name
   * @throws precocial.io.FormatException where it makes no sense to try another source
   */
  void fetch(Set<MnistFile> wanted, MnistCache cache, Notices notices) throws IOException;
}
