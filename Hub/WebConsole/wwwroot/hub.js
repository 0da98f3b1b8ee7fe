// What the pages do better with scripts; they are complete without.
const component = document.querySelector('script[data-components]')
const { initAll } = await import(component.dataset.components)
initAll()

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content

// The warning before a session ends.
const dialog = document.getElementById('session-warning')
let endsIn = Number(meta('hub-session-seconds') ?? 0)
const warnAt = Number(meta('hub-session-warning') ?? 120)
if (dialog && endsIn > 0) {
  let endsAt = Date.now() + endsIn * 1000
  let announced = 0
  const words = dialog.querySelector('[data-remaining]')
  const spoken = dialog.querySelector('[aria-live]')
  const say = (seconds) => (seconds >= 60 ? `${Math.ceil(seconds / 60)} minute${seconds > 60 ? 's' : ''}` : `${seconds} second${seconds === 1 ? '' : 's'}`)
  const tick = () => {
    const left = Math.round((endsAt - Date.now()) / 1000)
    if (left <= 0) {
      window.location.reload()
      return
    }
    if (left <= warnAt) {
      if (!dialog.open) {
        dialog.showModal()
        announced = 0
      }
      words.textContent = say(left)
      if (left < 20 || announced === 0 || announced - left >= 15) {
        spoken.textContent = `You will be signed out in ${say(left)}.`
        announced = left
      }
    }
    window.setTimeout(tick, 1000)
  }
  dialog.querySelector('form').addEventListener('submit', async (event) => {
    event.preventDefault()
    const answer = await fetch(event.target.action, { method: 'POST', body: new FormData(event.target), headers: { Accept: 'application/json' } })
    if (!answer.ok) {
      window.location.reload()
      return
    }
    endsAt = Date.now() + (await answer.json()).seconds * 1000
    dialog.close()
  })
  tick()
}

// What is new is said, and nothing moves under the reader. A page that is not looked at does not listen.
const status = document.querySelector('[data-live]')
if (status && 'EventSource' in window) {
  const listenAgainAfter = 15_000
  let events
  const stop = () => {
    events?.close()
    events = undefined
  }
  const listen = () => {
    if (events || document.hidden) {
      return
    }
    events = new EventSource(status.dataset.live)
    events.addEventListener('news', (event) => {
      const { text } = JSON.parse(event.data)
      // The same words once more would be read out once more.
      if (status.textContent !== text) {
        status.textContent = text
      }
    })
    events.addEventListener('ended', () => window.location.reload())
    events.addEventListener('error', () => {
      // It tries again by itself, unless something in between answered for the hub.
      if (events?.readyState === EventSource.CLOSED) {
        stop()
        window.setTimeout(listen, listenAgainAfter)
      }
    })
  }
  document.addEventListener('visibilitychange', () => (document.hidden ? stop() : listen()))
  window.addEventListener('pagehide', stop)
  window.addEventListener('pageshow', listen)
  listen()
}

document.querySelectorAll('[data-print]').forEach((button) => {
  button.hidden = false
  button.addEventListener('click', () => window.print())
})

// How far a replay is.
const progress = document.querySelector('[data-live-progress]')
if (progress && 'EventSource' in window) {
  const events = new EventSource(progress.dataset.liveProgress)
  events.addEventListener('progress', (event) => {
    const { done, total, finished, words } = JSON.parse(event.data)
    const bar = progress.querySelector('progress')
    bar.max = Math.max(1, total)
    bar.value = done
    const said = progress.querySelector('[data-progress-words]')
    const text = finished ? `${words} Refresh to see what came of each.` : words
    if (said.textContent !== text) {
      said.textContent = text
    }
    if (finished) {
      events.close()
    }
  })
  window.addEventListener('pagehide', () => events.close())
}
