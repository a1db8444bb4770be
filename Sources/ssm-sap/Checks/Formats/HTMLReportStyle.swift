/// The style of the HTML report: light, dark, narrow and on paper.
enum HTMLReportStyle {
  static let text = """
    :root {
      color-scheme: light dark;
      --page: #f6f7f9; --card: #ffffff; --text: #1b2430; --quiet: #556070; --line: #d9dee5;
      --link: #0b57b0;
      --good: #1a6b34; --good-back: #e0f3e5; --bad: #a8161f; --bad-back: #fce4e4;
      --warning: #7a4a00; --warning-back: #fdeecd; --info: #0b5394; --info-back: #e2eefb;
      --open: #4f5966; --open-back: #e9ecf0;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #12161c; --card: #1b2129; --text: #e6eaf0; --quiet: #a6b0bd; --line: #333c48;
        --link: #8ab8ff;
        --good: #86d9a0; --good-back: #17351f; --bad: #ff9c9c; --bad-back: #451b1e;
        --warning: #f4c775; --warning-back: #3f2f0e; --info: #93c5ff; --info-back: #15304d;
        --open: #b8c1cc; --open-back: #2b333d;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0 auto; max-width: 64rem; padding: 2rem 1.25rem 4rem; background: var(--page);
      color: var(--text); font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
      overflow-wrap: anywhere;
    }
    h1, h2, h3 { line-height: 1.25; }
    h1 { display: flex; flex-wrap: wrap; gap: .3rem .8rem; align-items: center; margin: 0 0 .6rem;
      font-size: 2rem; }
    h2, h3 { display: flex; flex-wrap: wrap; gap: .3rem .6rem; align-items: center; }
    h2 { margin: 0 0 .6rem; font-size: 1.35rem; }
    h3 { margin: 0 0 .4rem; font-size: 1.05rem; }
    p { margin: 0 0 .5rem; }
    a { color: var(--link); }
    a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
    h1, td, th, li p, dd, .facts { unicode-bidi: isolate; }
    .kind { margin: 0; color: var(--quiet); font-weight: 600; }
    .facts, .references, small { color: var(--quiet); font-size: .9rem; }
    .error { color: var(--bad); }
    main > * { margin-top: 1.25rem; }
    main > section, table { padding: 1.1rem 1.25rem; border: 1px solid var(--line);
      border-radius: .75rem; background: var(--card); }
    .badge { display: inline-flex; gap: .35em; align-items: center; padding: .1rem .55rem;
      border-radius: 1rem; font-size: .78rem; font-weight: 700; line-height: 1.5;
      white-space: nowrap; }
    .badge.good { color: var(--good); background: var(--good-back); }
    .badge.bad { color: var(--bad); background: var(--bad-back); }
    .badge.warning { color: var(--warning); background: var(--warning-back); }
    .badge.info { color: var(--info); background: var(--info-back); }
    .badge.open { color: var(--open); background: var(--open-back); }
    ul { margin: 0; padding: 0; list-style: none; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr));
      gap: .75rem; margin-top: 1.25rem; overflow-wrap: normal; }
    .tiles li { padding: .7rem 1rem; border: 1px solid var(--line); border-radius: .75rem;
      background: var(--card); }
    .tiles b { display: block; font-size: 1.7rem; line-height: 1.2; }
    .tiles span { color: var(--quiet); }
    .tiles .good b { color: var(--good); }
    .tiles .bad b { color: var(--bad); }
    .tiles .warning b { color: var(--warning); }
    .tiles .info b { color: var(--info); }
    .tiles .open b { color: var(--open); }
    .tiles .none b { color: var(--quiet); }
    table { width: 100%; border-collapse: separate; border-spacing: 0; }
    caption { padding-bottom: .5rem; font-size: 1.35rem; font-weight: 700; text-align: start; }
    th, td { padding: .5rem .75rem .5rem 0; border-top: 1px solid var(--line); text-align: start;
      vertical-align: top; font-weight: 400; }
    thead th { border-top: 0; color: var(--quiet); font-size: .85rem; }
    .attention li { display: grid; grid-template-columns: 7rem 1fr; gap: .6rem; padding: .3rem 0; }
    .attention small { display: block; }
    .part { margin-top: 1.1rem; padding-top: 1.1rem; border-top: 1px solid var(--line); }
    .rules { margin: .6rem 0; }
    .rules > li { display: grid; grid-template-columns: 7rem 1fr; gap: .6rem; padding: .55rem 0;
      border-top: 1px dashed var(--line); }
    .rules > li:target { background: var(--info-back); box-shadow: 0 0 0 .4rem var(--info-back);
      border-radius: .2rem; }
    .rules .badge, .attention .badge { justify-self: start; align-self: start; }
    .rules p { margin: 0; }
    .rules .rule { font-weight: 600; }
    dl { display: flex; flex-wrap: wrap; gap: .1rem 1.25rem; margin: .2rem 0 0; font-size: .9rem; }
    dt { display: inline; color: var(--quiet); }
    dt::after { content: ": "; }
    dd { display: inline; margin: 0; }
    @media (max-width: 40rem) {
      body { padding: 1.25rem .75rem 3rem; }
      h1 { font-size: 1.6rem; }
      .tiles { grid-template-columns: repeat(auto-fit, minmax(6rem, 1fr)); gap: .5rem; }
      .tiles li { padding: .5rem .6rem; }
      main > section, table { padding: .9rem; }
      .rules > li, .attention li { grid-template-columns: 1fr; gap: .25rem; }
    }
    @media print {
      :root { color-scheme: light; --page: #fff; --card: #fff; --text: #000; --quiet: #444;
        --line: #bbb; --link: #000; --good: #1a6b34; --bad: #a8161f; --warning: #7a4a00;
        --info: #0b5394; --open: #444; --good-back: #fff; --bad-back: #fff; --warning-back: #fff;
        --info-back: #fff; --open-back: #fff; }
      body { max-width: none; padding: 0; font-size: 10pt; }
      .badge { border: 1px solid; }
      .rules > li, .attention li, .tiles li, tr { break-inside: avoid; }
      h2, h3, caption { break-after: avoid; }
    }
    """
}
