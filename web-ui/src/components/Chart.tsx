import { useEffect, useRef } from "react";
import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import type { EChartsCoreOption } from "echarts/core";
import { useTheme } from "../lib/theme";

echarts.use([LineChart, BarChart, GridComponent, LegendComponent, TooltipComponent, MarkLineComponent, MarkAreaComponent, AriaComponent, CanvasRenderer]);

export interface Palette {
  ink: string;
  soft: string;
  line: string;
  accent: string;
  series: string[];
  surface: string;
}

/** Reads the colours of the page, so that a chart follows light and dark. */
function palette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: read("--bw-ink"),
    soft: read("--bw-soft"),
    line: read("--bw-line"),
    accent: read("--bw-accent"),
    surface: read("--bw-card"),
    series: [1, 2, 3, 4, 5, 6].map((number) => read(`--bw-series-${number}`)),
  };
}

/** A chart with a sentence that says what it shows; the tooltip is drawn on the canvas, so no inline style is needed. */
export default function Chart({ option, label, height = 300 }: { option: (colours: Palette) => EChartsCoreOption; label: string; height?: number }) {
  const place = useRef<HTMLDivElement>(null);
  const { dark } = useTheme();
  useEffect(() => {
    const node = place.current;
    if (!node) return;
    const chart = echarts.init(node, undefined, { renderer: "canvas" });
    const colours = palette();
    chart.setOption({
      animationDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 400,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colours.ink },
      aria: { enabled: true },
      ...option(colours),
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(node);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [option, dark]);
  return <div ref={place} className="bw-chart" style={{ height }} role="img" aria-label={label} />;
}

/** Axes, grid, legend and tooltip in the quiet manner of these pages. */
export function calm(colours: Palette, show: (value: number | null) => string): EChartsCoreOption {
  const axis = { axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false }, axisLabel: { color: colours.soft, fontSize: 12, hideOverlap: true } };
  return {
    color: colours.series,
    grid: { left: 8, right: 16, top: 40, bottom: 8, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    legend: { top: 0, left: 0, icon: "roundRect", itemHeight: 3, itemWidth: 18, textStyle: { color: colours.soft, fontSize: 12 } },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontSize: 12 },
      valueFormatter: (value: unknown) => show(typeof value === "number" ? value : null),
    },
    xAxis: { type: "time", ...axis, splitLine: { show: false } },
    yAxis: { type: "value", scale: true, ...axis, axisLine: { show: false }, splitLine: { lineStyle: { color: colours.line } }, axisLabel: { ...axis.axisLabel, formatter: (value: number) => show(value) } },
  };
}
