// SPDX-FileCopyrightText: The XO Lite Desktop authors
// SPDX-License-Identifier: Apache-2.0
// npm's xen-api: loads and follows the pool as it does for Xen Orchestra, with its own settings.
// node xen_api.mjs '<order as JSON>' <folder with node_modules>

import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const order = JSON.parse(process.argv[2])
const found = createRequire(join(resolve(process.argv[3]), 'package.json')).resolve('xen-api')
const { createClient } = await import(pathToFileURL(found).href)

const TICK_MS = 5
const STAMP_KEY = 'bench'
const pause = ms => new Promise(resolve => setTimeout(resolve, ms))
const cpuSeconds = since => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

function memory() {
  const status = readFileSync('/proc/self/status', 'utf8')
  const mib = name => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)[1]) / 1024
  return [mib('VmRSS'), mib('VmHWM')]
}

const ca = readFileSync(order.certificate)
function give(what) {
  return new Promise((fulfil, reject) => {
    request(`${order.url}/bench/${what}`, { ca }, answer => {
      let text = ''
      answer.on('data', piece => (text += piece))
      answer.on('end', () => fulfil(JSON.parse(text)))
    })
      .on('error', reject)
      .end()
  })
}

// How late a timer that is due every few milliseconds ever was.
class LoopMeter {
  constructor() {
    this.longest = 0
    this.before = performance.now()
    this.timer = setInterval(() => {
      const now = performance.now()
      this.longest = Math.max(this.longest, now - this.before - TICK_MS)
      this.before = now
    }, TICK_MS)
  }

  stop() {
    clearInterval(this.timer)
    return this.longest
  }
}

function spread(name, values) {
  const ordered = Float64Array.from(values).sort()
  const at = share => ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))]
  return { [`${name}_median_ms`]: at(0.5), [`${name}_p95_ms`]: at(0.95), [`${name}_max_ms`]: at(1) }
}

// CLOCK_MONOTONIC in microseconds, as the server stamps its changes.
const nowUs = () => Number(process.hrtime.bigint() / 1000n)

let totals = []
let beyond = []
let heard = () => {}
function onUpdate(objects) {
  const seen = nowUs()
  for (const object of Object.values(objects)) {
    const stamp = object?.other_config?.[STAMP_KEY]
    if (stamp !== undefined) {
      const [changed, waited] = stamp.split(',').map(Number)
      totals.push((seen - changed) / 1e3)
      beyond.push((seen - changed - waited) / 1e3)
    }
  }
  heard(Object.keys(objects).length)
}

const { hostname, port } = new URL(order.url)
const serverBefore = (await give('cpu')).cpu_s
const loadMeter = new LoopMeter()
const cpu = process.cpuUsage()
const started = performance.now()
const xapi = createClient({
  allowUnauthorized: true, // the certificate signs itself
  auth: { user: order.user, password: order.password },
  url: `https://${hostname}:${port}`,
  watchEvents: order.classes,
})
await xapi.connect()
await xapi.objectsFetched
const figures = {
  load_s: (performance.now() - started) / 1e3,
  load_cpu_s: cpuSeconds(cpu),
  records: Object.keys(xapi.objects.all).length,
}
await pause(2 * TICK_MS) // the block before this line ends only now for the meter
figures.load_block_ms = loadMeter.stop()
figures.server_load_cpu_s = (await give('cpu')).cpu_s - serverBefore
;[figures.rss_mib, figures.peak_mib] = memory()
xapi.objects.on('update', onUpdate)

async function burst() {
  const before = process.cpuUsage()
  let left = order.burst_size
  const done = new Promise(resolve => {
    heard = count => {
      left -= count
      if (left <= 0) {
        resolve()
      }
    }
  })
  await give(`burst?${order.burst_size}`)
  await done
  return cpuSeconds(before) * 1e3
}

async function live() {
  await pause(1e3)
  const bursts = []
  for (let i = 0; i < order.bursts; ++i) {
    bursts.push(await burst())
    await pause(500)
  }
  figures.burst_cpu_ms = bursts.sort((a, b) => a - b)[bursts.length >> 1]
  heard = () => {}
  totals = []
  beyond = []
  const before = await give(`start?${order.rate}`)
  const meter = new LoopMeter()
  const used = process.cpuUsage()
  const from = performance.now()
  await pause(order.live_s * 1e3)
  const took = (performance.now() - from) / 1e3
  figures.live_cpu_percent = (cpuSeconds(used) / took) * 100
  figures.live_block_ms = meter.stop()
  const after = await give('stop')
  figures.changes_made = after.changes - before.changes
  figures.changes_seen = totals.length
  figures.server_live_cpu_percent = ((after.cpu_s - before.cpu_s) / took) * 100
  Object.assign(figures, spread('total', totals), spread('beyond', beyond))
  ;[figures.live_rss_mib, figures.live_peak_mib] = memory()
  await pause(1e3)
  const idle = process.cpuUsage()
  const idleFrom = performance.now()
  await pause(order.idle_s * 1e3)
  figures.idle_cpu_percent = (cpuSeconds(idle) / (performance.now() - idleFrom)) * 1e5
}

if (order.live_s > 0) {
  await live()
}
console.log(JSON.stringify(figures))
process.exit(0)
