import type { Chart } from '#sdk'

// Readable beside each other, on white, and for people who see red and green alike.
const colours = ['#1f5fa8', '#c2570c', '#3a7d44', '#7a4fa3', '#8a6d00', '#4f5b66']
// Without quotation marks, which the library would not escape.
const fontFamily = 'Noto Sans SC, PingFang SC, Microsoft YaHei, WenQuanYi Zen Hei, sans-serif'
const [ink, faint] = ['#1c2430', '#d5dae1']
const width = 720
/** More labels, or longer ones, are read from top to bottom. */
const [mostUpright, longLabel] = [10, 7]
const barHeight = 26

/** Loaded with the first chart: the parts of the library that these charts need and no others. */
async function library() {
  const [core, charts, components, renderers] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ])
  core.use([
    charts.BarChart,
    charts.LineChart,
    components.GridComponent,
    components.TitleComponent,
    components.LegendComponent,
    renderers.SVGRenderer,
  ])
  return core
}
let loaded: ReturnType<typeof library> | undefined

/** Bars lie where their names would not fit beneath them. */
function lies({ type, labels, series }: Chart): boolean {
  const isMany = labels.length * series.length > mostUpright
  return type === 'bar' && (isMany || labels.some((label) => [...label].length > longLabel))
}

function heightOf(chart: Chart): number {
  const head = chart.series.length > 1 ? 96 : 72
  return lies(chart) ? head + 40 + chart.labels.length * barHeight * Math.max(1, chart.series.length * 0.8) : 360
}

function optionsOf(chart: Chart) {
  const { title, unit, labels, series, type } = chart
  const isLying = lies(chart)
  const hasLegend = series.length > 1
  const names = {
    type: 'category',
    data: [...labels],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: faint } },
    axisLabel: { color: ink, fontSize: 12, interval: 0 },
    // The first of a list stands on top.
    inverse: isLying,
  }
  const figures = {
    type: 'value',
    name: unit,
    nameTextStyle: { color: ink, fontSize: 12 },
    minInterval: series.every(({ values }) => values.every((value) => value === null || Number.isInteger(value)))
      ? 1
      : 0,
    splitLine: { lineStyle: { color: faint } },
    axisLabel: { color: ink, fontSize: 12 },
  }
  return {
    animation: false,
    backgroundColor: '#ffffff',
    color: colours,
    textStyle: { fontFamily },
    title: { text: title, left: 16, top: 12, textStyle: { color: ink, fontSize: 16, fontWeight: 'normal' } },
    ...(hasLegend
      ? { legend: { left: 16, top: 42, itemWidth: 14, itemHeight: 10, textStyle: { color: ink, fontSize: 12 } } }
      : {}),
    grid: {
      left: 16,
      right: isLying ? 64 : 28,
      top: hasLegend ? 92 : 72,
      bottom: 16,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: isLying ? figures : names,
    yAxis: isLying ? names : figures,
    series: series.map(({ name, values }) => ({
      name,
      type,
      data: values.map((value) => value ?? '-'),
      barMaxWidth: 28,
      symbolSize: 7,
      label: { show: true, position: isLying ? 'right' : 'top', color: ink, fontSize: 12 },
    })),
  }
}

/** What answers a pointer is left out, and the names that count up from chart to chart with it. */
function still(svg: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>\s*/g, '')
    .replace(/ class="zr\d+-cls-\d+"/g, '')
    .replace(/\bzr\d+-/g, 'chart-')
}

/** Draws a chart as SVG, the same for the same figures; texts are text, nothing in it runs or is fetched. */
export async function makeChart(chart: Chart): Promise<Uint8Array> {
  loaded ??= library()
  const { init } = await loaded
  const drawn = init(null, null, { renderer: 'svg', ssr: true, width, height: Math.round(heightOf(chart)) })
  try {
    drawn.setOption(optionsOf(chart))
    return new TextEncoder().encode(still(drawn.renderToSVGString()))
  } finally {
    drawn.dispose()
  }
}
