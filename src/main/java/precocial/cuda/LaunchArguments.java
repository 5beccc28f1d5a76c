package precocial.cuda;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jcuda.Pointer;

/**
 * The arguments of a launch as the driver wants them: a list of pointers to the values. The values lie in one block of memory
 * that is used again for every launch, which copies them.
 */
final class LaunchArguments {
  private static final int MOST_FLOATS = 16; // of a struct
  private static final int SLOT = MOST_FLOATS * Float.BYTES;
  private static final int MOST = 64;

  private final ByteBuffer values = ByteBuffer.allocateDirect(MOST * SLOT).order(ByteOrder.nativeOrder());
  private final Pointer[] slots = new Pointer[MOST];
  /** By the number of arguments. */
  private final Pointer[] lists = new Pointer[MOST + 1];

  LaunchArguments() {
    Pointer start = Pointer.to(values);
    for (int i = 0; i < MOST; i++) {
      slots[i] = start.withByteOffset((long) i * SLOT);
    }
  }

  Pointer list(Object... arguments) {
    if (arguments.length > MOST) {
      throw new IllegalArgumentException("a launch takes up to " + MOST + " arguments, not " + arguments.length);
    }
    for (int i = 0; i < arguments.length; i++) {
      put(i, arguments[i]);
    }
    Pointer list = lists[arguments.length];
    if (list == null) {
      Pointer[] some = new Pointer[arguments.length];
      System.arraycopy(slots, 0, some, 0, some.length);
      list = Pointer.to(some);
      lists[arguments.length] = list;
    }
    return list;
  }

  private void put(int index, Object argument) {
    int at = index * SLOT;
    if (argument instanceof DeviceBuffer buffer) {
      values.putLong(at, buffer.at(0).value());
    } else if (argument instanceof DeviceAddress address) {
      values.putLong(at, address.value());
    } else if (argument instanceof Integer number) {
      values.putInt(at, number);
    } else if (argument instanceof Float number) {
      values.putFloat(at, number);
    } else if (argument instanceof Long number) {
      values.putLong(at, number);
    } else if (argument instanceof float[] struct && struct.length <= MOST_FLOATS) {
      for (int k = 0; k < struct.length; k++) {
        values.putFloat(at + k * Float.BYTES, struct[k]);
      }
    } else {
      throw new IllegalArgumentException(
          "argument " + index + " is " + (argument == null ? "null" : "a " + argument.getClass().getSimpleName()));
    }
  }
}
