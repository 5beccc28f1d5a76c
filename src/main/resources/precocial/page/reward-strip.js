// The reward of each step of the episode so far, as an area over its steps.

const STRIP_HEIGHT = 40;

function drawRewardStrip(context, width, simulation) {
  const rewards = simulation.rewards;
  const x = (step) => (width * step) / simulation.swingup.maxSteps;
  const y = (reward) => STRIP_HEIGHT - 1 - (STRIP_HEIGHT - 2) * Math.max(0, Math.min(1, reward));
  context.fillStyle = colour("--surface");
  context.fillRect(0, 0, width, STRIP_HEIGHT);
  if (rewards.length > 0) {
    context.beginPath();
    context.moveTo(0, STRIP_HEIGHT);
    context.lineTo(0, y(rewards[0]));
    rewards.forEach((reward, step) => context.lineTo(x(step + 1), y(reward)));
    context.lineTo(x(rewards.length), STRIP_HEIGHT);
    context.fillStyle = colour("--accent");
    context.globalAlpha = 0.55;
    context.fill();
    context.globalAlpha = 1;
  }
  if (simulation.touched) {
    context.strokeStyle = colour("--series-2");
    context.lineWidth = 1.5;
    context.setLineDash([3, 3]);
    canvasLine(context, x(simulation.touched.step), 0, x(simulation.touched.step), STRIP_HEIGHT);
    context.setLineDash([]);
  }
}
