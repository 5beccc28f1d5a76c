package precocial.task.biped;

import com.badlogic.gdx.physics.box2d.Shape;
import java.util.concurrent.atomic.AtomicInteger;

/** A shape of Box2D, whose memory is outside of Java's, for as long as fixtures are made of it: they have copies. */
final class NativeShape<S extends Shape> implements AutoCloseable {
  private static final AtomicInteger OPEN = new AtomicInteger();

  final S shape;

  NativeShape(S shape) {
    this.shape = shape;
    OPEN.incrementAndGet();
  }

  /** Shapes that are not closed yet, in the whole program. */
  static int open() {
    return OPEN.get();
  }

  @Override
  public void close() {
    shape.dispose();
    OPEN.decrementAndGet();
  }
}
