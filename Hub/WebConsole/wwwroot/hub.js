// What the pages do better with scripts; they are complete without.
const component = document.querySelector('script[data-components]')
const { initAll } = await import(component.dataset.components)
initAll()

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content

// The warning before a session ends. What is typed is kept, and nothing is asked for that would lengthen it.
const dialog = document.getElementById('session-warning')
const endsIn = Number(meta('hub-session-seconds') ?? 0)
const warnAt = Number(meta('hub-session-warning') ?? 120)
if (dialog && endsIn > 0) {
  let endsAt = Date.now() + endsIn * 1000
  let announced = Infinity
  const words = dialog.querySelector('[data-remaining]')
  const spoken = dialog.querySelector('[aria-live]')
  const left = () => Math.round((endsAt - Date.now()) / 1000)
  const say = (seconds) => (seconds > 60 ? `${Math.ceil(seconds / 60)} minutes` : seconds === 60 ? '1 minute' : `${seconds} second${seconds === 1 ? '' : 's'}`)
  const goOn = (seconds) => {
    endsAt = Date.now() + seconds * 1000
    if (seconds > warnAt) {
      dialog.close()
      announced = Infinity
    }
  }

  // Somebody may have gone on in another window.
  const ask = async () => {
    const answer = await fetch('/live/session', { headers: { Accept: 'application/json' } })
    goOn(answer.ok ? (await answer.json()).seconds : 0)
  }

  const keep = async () => {
    const form = [...document.querySelectorAll('main form')].find((each) => each.querySelector('[name=form-id]') && each.querySelector('textarea, select, input:not([type=hidden])'))
    if (form) {
      const body = new FormData(form)
      body.append('kept-path', window.location.pathname)
      await fetch('/live/keep', { method: 'POST', body })
    }
  }

  const look = async () => {
    if (left() <= warnAt) {
      if (left() <= 0 || announced - left() >= 15) {
        await ask()
      }

      if (left() <= 0) {
        await keep()
        window.location.replace(window.location.pathname + window.location.search)
        return
      }
    }

    if (left() <= warnAt) {
      if (!dialog.open) {
        dialog.showModal()
      }

      words.textContent = say(left())
      if (left() < 20 || announced - left() >= 15) {
        announced = left()
        spoken.textContent = `You will be signed out in ${say(announced)}.`
      }
    }

    window.setTimeout(tick, 1000)
  }

  // While the hub cannot be reached the page stays, with what is typed in it.
  const tick = () => look().catch(() => window.setTimeout(tick, 5000))

  dialog.querySelector('form').addEventListener('submit', async (event) => {
    event.preventDefault()
    const answer = await fetch(event.target.action, { method: 'POST', body: new FormData(event.target), headers: { Accept: 'application/json' } })
    goOn(answer.ok ? (await answer.json()).seconds : 0)
  })
  // Closing it with the keyboard means to go on, too.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    dialog.querySelector('form').requestSubmit()
  })
  tick()
}

// The session is over, wherever it was ended.
const startAgain = () => window.location.reload()

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
    events.addEventListener('ended', startAgain)
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
  events.addEventListener('ended', startAgain)
  window.addEventListener('pagehide', () => events.close())
}
