package precocial.task.biped;

import precocial.task.ReferenceEnvironment;

/** One walker at a time, done as plainly as in Gym: nothing is reused, and nothing computed that Box2D can be asked for. */
final class BipedReference implements ReferenceEnvironment {
  private final Biped task;
  private final WalkerEpisode walker;

  BipedReference(Biped task) {
    this.task = task;
    walker = new WalkerEpisode(true, task.leniency());
  }

  @Override
  public double[] reset(double[] start) {
    walker.reset(task.terrain(start), start[1]);
    return walker.observation().clone();
  }

  @Override
  public double[] step(double[] action) {
    walker.step(action);
    return walker.observation().clone();
  }

  @Override
  public double reward() {
    return walker.reward();
  }

  @Override
  public boolean terminated() {
    return walker.ended();
  }

  @Override
  public void close() {
    walker.close();
  }
}
