package precocial.task.biped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.PolygonShape;
import java.util.DoubleSummaryStatistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import precocial.task.Leniency;

/** What a page draws by the shape is where Box2D has it. */
class WalkerShapeTest {
  private static final double SLACK = 0.02; // m, by which Box2D lets joints give way
  private static final int SETTLED = 6; // steps: knees begin outside their limits, and Box2D parts them to mend that

  private final WalkerShape shape = new Biped(false).shape();

  @BeforeEach
  void natives() {
    assertThat(new Biped(false).unavailable()).isEmpty(); // Which loads them, too.
  }

  @Test
  void kneesAndFeetAreWhereBox2dHasThem() {
    try (WalkerEpisode episode = new WalkerEpisode(false, Leniency.NONE)) {
      episode.reset(Terrain.of(3, false), 2);
      DoubleSummaryStatistics hip = new DoubleSummaryStatistics();
      DoubleSummaryStatistics knee = new DoubleSummaryStatistics();
      for (int step = 0; step < 60 && !episode.ended(); step++) {
        hip.accept(episode.observation()[4]);
        knee.accept(episode.observation()[11]);
        double[] places = WalkerPose.of(shape, episode.x(), episode.y(), episode.observation());
        for (int part = 0; part < 4 && step >= SETTLED; part++) {
          Vector2 end = episode.world().legs[part].getWorldPoint(new Vector2(0, (float) (-shape.legLength() / 2)));
          assertThat(places[2 * part]).as("step " + step + " part " + part).isCloseTo(end.x, within(SLACK));
          assertThat(places[2 * part + 1]).as("step " + step + " part " + part).isCloseTo(end.y, within(SLACK));
        }
        episode.step(new double[] {Math.sin(step / 5.0), -0.6, -Math.sin(step / 7.0), 0.8});
      }
      // It moved, or the check above would say little.
      assertThat(hip.getMax() - hip.getMin()).isGreaterThan(0.5);
      assertThat(knee.getMax() - knee.getMin()).isGreaterThan(0.5);
    }
  }

  @Test
  void theHullHasTheCornersOfItsBody() {
    try (WalkerEpisode episode = new WalkerEpisode(false, Leniency.NONE)) {
      episode.reset(Terrain.of(3, false), 0);
      PolygonShape hull = (PolygonShape) episode.world().hull.getFixtureList().first().getShape();
      double widest = 0;
      Vector2 corner = new Vector2();
      for (int i = 0; i < hull.getVertexCount(); i++) {
        hull.getVertex(i, corner);
        assertThat(distance(corner)).isLessThan(1e-6);
        widest = Math.max(widest, corner.x);
      }
      assertThat(shape.hull()).hasSize(2 * hull.getVertexCount());
      assertThat(widest).isCloseTo(34 / 30.0, within(1e-6));
    }
  }

  /** To the nearest corner of the shape. */
  private double distance(Vector2 corner) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < shape.hull().length; i += 2) {
      least = Math.min(least, Math.hypot(corner.x - shape.hull()[i], corner.y - shape.hull()[i + 1]));
    }
    return least;
  }

  @Test
  void theCourseBeginsAndEndsWhereItShould() {
    assertThat(shape.start()).isCloseTo(14 / 30.0 * 10, within(1e-9));
    assertThat(shape.finish()).isCloseTo(14 / 30.0 * 190, within(1e-9));
    try (WalkerEpisode episode = new WalkerEpisode(false, Leniency.NONE)) {
      episode.reset(Terrain.of(3, false), 0);
      assertThat(episode.x()).isCloseTo(shape.start(), within(0.01));
    }
  }
}
