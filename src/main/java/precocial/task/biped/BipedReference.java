package precocial.task.biped;

import precocial.task.ReferenceEnvironment;

/** One walker at a time, done as plainly as in Gym: nothing is reused, and nothing computed that Box2D can be asked for. */
final class BipedReference implements ReferenceEnvironment {
  private final Biped task;
  private final int patience;
  private final WalkerEpisode walker = new WalkerEpisode(true);

  BipedReference(Biped task, int patience) {
    this.task = task;
    this.patience = patience;
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
    return walker.ended() || walker.stuck(patience);
  }

  @Override
  public void close() {
    walker.close();
  }
}
