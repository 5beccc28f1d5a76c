package precocial.data;

/** Told what happens while data is fetched. */
@FunctionalInterface
public interface Notices {
  /** Something that a user should know, in one line. */
  void line(String text);

  /**
   * A file is being fetched; called often, and where the size is known a last time with done equal to total.
   *
   * @param done bytes so far
   * @param total bytes of the whole file; -1 where the server does not say
   */
  default void progress(String file, long done, long total) {}
}
