package precocial.task.biped;

import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.Contact;
import com.badlogic.gdx.physics.box2d.ContactImpulse;
import com.badlogic.gdx.physics.box2d.ContactListener;
import com.badlogic.gdx.physics.box2d.Manifold;

/**
 * Whether the hull has touched the ground, and which lower legs touch it. As in Gym a leg is off the ground as soon as one of its
 * contacts ends, even where it stands on two stretches of ground and leaves one of them.
 */
final class WalkerContacts implements ContactListener {
  private final Body[] lower = new Body[2];
  private final boolean[] grounded = new boolean[2];
  private Body hull;
  private boolean fallen;

  /** Nothing touches yet. */
  void begin(Body ofHull, Body left, Body right) {
    hull = ofHull;
    lower[0] = left;
    lower[1] = right;
    grounded[0] = false;
    grounded[1] = false;
    fallen = false;
  }

  boolean fallen() {
    return fallen;
  }

  boolean grounded(int leg) {
    return grounded[leg];
  }

  @Override
  public void beginContact(Contact contact) {
    fallen |= touches(contact, hull);
    set(contact, true);
  }

  @Override
  public void endContact(Contact contact) {
    set(contact, false);
  }

  private void set(Contact contact, boolean touching) {
    for (int leg = 0; leg < lower.length; leg++) {
      grounded[leg] = touches(contact, lower[leg]) ? touching : grounded[leg];
    }
  }

  private static boolean touches(Contact contact, Body body) {
    return contact.getFixtureA().getBody() == body || contact.getFixtureB().getBody() == body;
  }

  @Override
  public void preSolve(Contact contact, Manifold before) {
    // Contacts are solved as they are.
  }

  @Override
  public void postSolve(Contact contact, ContactImpulse impulse) {
    // Nothing depends on how hard something hits.
  }
}
