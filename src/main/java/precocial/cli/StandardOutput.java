package precocial.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A buffered print stream, UTF-8 anywhere, that knows why writing failed: of itself one only knows that it did. */
final class StandardOutput extends PrintStream {
  private final Recorder recorder;

  StandardOutput(OutputStream out) {
    this(new Recorder(out));
  }

  private StandardOutput(Recorder recorder) {
    super(new BufferedOutputStream(recorder, 1 << 16), false, StandardCharsets.UTF_8);
    this.recorder = recorder;
  }

  /** Flushes; false where the reader has gone, as in {@code | head}, so that there's no use in writing more. */
  boolean deliver() throws IOException {
    flush();
    if (recorder.failure == null) {
      return true;
    }
    String reason = String.valueOf(recorder.failure.getMessage());
    if (reason.contains("pipe")) {
      return false;
    }
    throw new IOException("cannot write to standard output: " + reason, recorder.failure);
  }

  private static final class Recorder extends FilterOutputStream {
    private IOException failure;

    Recorder(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }
  }
}
