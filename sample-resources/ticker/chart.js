// A line chart on a canvas, sharp on every screen and in the colors of the style sheet.

const padding = { top: 28, right: 92, bottom: 28, left: 16 };
const format = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

function colorOf(canvas, name) {
    return getComputedStyle(canvas).getPropertyValue(name).trim();
}

// One canvas pixel for one pixel of the screen; drawing goes on in CSS pixels.
function fitToScreen(canvas) {
    const { width, height } = canvas.getBoundingClientRect();
    const ratio = window.devicePixelRatio;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    return { context, width, height };
}

function toPoints(prices, capacity, { width, height }, { low, high }) {
    const stepX = (width - padding.left - padding.right) / (capacity - 1);
    const spanY = height - padding.top - padding.bottom;
    const range = high - low || 1;
    return prices.map((price, i) => ({
        x: padding.left + i * stepX,
        y: padding.top + (1 - (price - low) / range) * spanY,
    }));
}

function trace(context, points) {
    context.beginPath();
    points.forEach(({ x, y }) => context.lineTo(x, y));
}

// The colors of the style sheet are six digits long; two more say how opaque they are.
function drawArea(context, points, height, color) {
    const bottom = height - padding.bottom;
    const gradient = context.createLinearGradient(0, padding.top, 0, bottom);
    gradient.addColorStop(0, `${color}66`);
    gradient.addColorStop(1, `${color}00`);
    trace(context, points);
    context.lineTo(points[points.length - 1].x, bottom);
    context.lineTo(points[0].x, bottom);
    context.fillStyle = gradient;
    context.fill();
}

function drawLine(context, points, color) {
    trace(context, points);
    context.strokeStyle = color;
    context.lineWidth = 2;
    context.lineJoin = "round";
    context.stroke();
    const { x, y } = points[points.length - 1];
    context.beginPath();
    context.arc(x, y, 4, 0, 2 * Math.PI);
    context.fillStyle = color;
    context.fill();
}

function drawLevel(context, text, y, width, colors) {
    context.strokeStyle = colors.line;
    context.lineWidth = 1;
    context.setLineDash([3, 4]);
    context.beginPath();
    context.moveTo(padding.left, y);
    context.lineTo(width - padding.right + 8, y);
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = colors.muted;
    context.fillText(text, width - padding.right + 14, y);
}

/** Draws prices, the oldest first, on a canvas wide enough for `capacity` of them. */
export function drawChart(canvas, prices, capacity) {
    const { context, width, height } = fitToScreen(canvas);
    if (prices.length === 0) {
        return;
    }
    const levels = { low: Math.min(...prices), high: Math.max(...prices) };
    const colors = { line: colorOf(canvas, "--line"), muted: colorOf(canvas, "--muted") };
    const isUp = prices[prices.length - 1] >= prices[0];
    const color = colorOf(canvas, isUp ? "--good" : "--bad");
    const points = toPoints(prices, capacity, { width, height }, levels);
    context.font = "13px system-ui, sans-serif";
    context.textBaseline = "middle";
    drawLevel(context, format.format(levels.high), padding.top, width, colors);
    if (levels.low < levels.high) {
        drawLevel(context, format.format(levels.low), height - padding.bottom, width, colors);
    }
    drawArea(context, points, height, color);
    drawLine(context, points, color);
}
