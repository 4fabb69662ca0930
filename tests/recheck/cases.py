"""Scenarios that between them set every mechanism in motion, as files would have them."""

CASES = {
    "plain": "",
    "renewals announced with the last one": """
assumptions:
  refresh_gap_months: {low: 1, high: 4}
events:
  - {month: 2025-09, launch: {brand: luxeed, strength: 0.7, model: refresh}}
  - {month: 2025-10, launch: {brand: shangjie}}
  - {month: 2026-03, launch: {brand: gac}}
""",
    "events": """
events:
  - {month: 2025-09, launch: {brand: shangjie, strength: 1.2, model: new}}
  - {month: 2025-09, launch: {brand: shangjie, strength: 0.4, model: refresh}}
  - {month: 2025-09, launch: {brand: luxeed, strength: 0.7, model: refresh}}
  - {month: 2025-10, sign: {brand: gac, model_type: huawei_inside}}
  - {month: 2026-03, launch: {brand: gac}}
  - {month: 2025-11, sign: {brand: dongfeng}}
  - {month: 2026-08, launch: {brand: dongfeng, model: refresh}}
  - {month: 2026-10, launch: {brand: faw}}
  - {month: 2027-01, sign: {brand: deepal, model_type: hima}}
  - {month: 2025-07, rival: {name: xiaomi, launch: 1.0}}
  - {month: 2026-02, rival: {name: xiaomi, pull: 0.3}}
  - {month: 2026-09, rival: {name: xiaomi, launch: 0.6, pull: -0.2}}
  - {month: 2025-08, supply: {brand: aito, factor: 0.5, months: 4}}
  - {month: 2025-10, supply: {brand: aito, factor: 0.7, months: 6}}
  - {month: 2026-04, supply: {brand: stelato, factor: 0.0, months: 3}}
  - {month: 2025-12, demand: {brand: luxeed, shock: 0.9}}
  - {month: 2026-05, demand: {brand: stelato, shock: -0.8}}
  - {month: 2025-08, demand: {brand: maextro, shock: -3}}
  - {month: 2025-08, demand: {brand: maextro, shock: -3}}
  - {month: 2025-08, demand: {brand: maextro, shock: -3}}
  - {month: 2026-03, market: {factor: 0.8, months: 5}}
  - {month: 2026-06, market: {factor: 1.3, months: 4}}
  - {month: 2026-01, tax: {known_months_ahead: 3}}
""",
    "terms in steps": """
alliance:
  luxeed:
    - {sales_control: {stores: shared}, from: 2025-07, handover_months: 6}
    - {sales_control: {stores: partner, policy: shared}, from: 2026-02, handover_months: 4}
    - {sales_control: {policy: partner, after_sales: partner}, from: 2026-06, handover_months: 0}
  stelato:
    - {sales_control: partner, from: 2025-09, handover_months: 12}
    - {sales_control: {stores: huawei}, from: 2026-10, handover_months: 3}
  maextro: {sales_control: shared, from: 2026-01, handover_months: 1}
  shangjie: {sales_control: {after_sales: partner}, handover_months: 9}
  avatr: {sales_control: {stores: huawei, policy: shared}, from: 2026-04}
rules:
  - name: into_a_handover
    when: {measure: units, brand: stelato, above: 0}
    then: {brand: stelato, sales_control: {policy: huawei}, handover_months: 5}
    notice_months: 5
  - name: same_month_as_terms
    when: {measure: units, above: 0}
    then: {brand: maextro, sales_control: partner, handover_months: 8}
    notice_months: 5
events:
  - {month: 2025-11, launch: {brand: shangjie}}
  - {month: 2025-12, sign: {brand: stelato, model_type: hybrid}}
""",
    "consent": """
alliance:
  aito: {sales_control: partner, from: 2025-10, consent: asked}
  luxeed:
    - {sales_control: shared, from: 2025-07, handover_months: 3, consent: asked}
    - {sales_control: partner, from: 2025-12, handover_months: 3, consent: asked}
    - {model_type: hybrid, from: 2026-12, consent: asked}
  stelato:
    - {sales_control: partner, from: 2025-08, consent: asked}
    - {sales_control: huawei, from: 2026-08, consent: asked}
  maextro: {sales_control: {stores: partner}, from: 2026-02, consent: asked}
  shangjie: {sales_control: partner, from: 2025-08, handover_months: 0, consent: asked}
  avatr: {model_type: hima, sales_control: huawei, from: 2026-03, consent: asked}
  voyah: {model_type: hybrid, from: 2026-03, consent: asked}
  deepal: {sales_control: {after_sales: shared}, from: 2026-05, consent: asked}
events:
  - {month: 2025-09, launch: {brand: shangjie}}
""",
    "model types": """
alliance:
  luxeed: {model_type: huawei_inside, from: 2025-08, handover_months: 6}
  stelato: {model_type: hybrid, sales_control: {stores: shared}, from: 2025-10}
  maextro: {model_type: supplier, from: 2026-01, handover_months: 0}
  avatr: {model_type: hima, from: 2025-09, handover_months: 9}
  voyah: {model_type: hybrid, from: 2025-07, handover_months: 3}
  deepal: {model_type: hima, sales_control: huawei, from: 2026-07}
events:
  - {month: 2026-03, sign: {brand: voyah, model_type: huawei_inside}}
rules:
  - name: aito_leaves
    when: {measure: share, brand: aito, below: 0.97, for_months: 12}
    then: {brand: aito, model_type: hybrid}
""",
    "rules": """
huawei: {focus: [luxeed, maextro]}
events:
  - {month: 2026-01, launch: {brand: shangjie, strength: 2.0}}
  - {month: 2026-06, launch: {brand: gac}}
  - {month: 2025-09, supply: {brand: aito, factor: 0.4, months: 6}}
rules:
  - name: newcomer_sells
    when: {measure: units, brand: shangjie, below: 30000, for_months: 3}
    then: {brand: shangjie, sales_control: shared}
  - name: nested
    when:
      all_of:
        - {measure: hhi, above: 3000, for_months: 2}
        - any_of:
            - {measure: share, brand: aito, above: 0.85, for_months: 2}
            - {measure: backlog, brand: aito, above: 20000}
            - all_of:
                - {measure: orders, brand: luxeed, below: 4000}
                - {measure: orders, above: 30000}
    then: {floor_rule: equal}
    notice_months: 2
  - name: favour
    when: {measure: share, brand: luxeed, below: 0.12, for_months: 3}
    then: {floor_rule: focus, brand: luxeed, sales_control: partner, handover_months: 4}
    notice_months: 6
  - name: yinwang_grows
    when: {measure: share, brand: deepal, below: 0.5, for_months: 4}
    then: {yinwang_share: 0.45}
    notice_months: 1
  - name: network_stands
    when: {any_of: [{measure: outlets, brand: luxeed, above: 40}, {measure: backlog, above: 90000}]}
    then: {brand: luxeed, model_type: hybrid, handover_months: 0}
  - name: no_effort
    when: {measure: effort, brand: stelato, below: 0.9, for_months: 3}
    then: {brand: stelato, sales_control: {policy: partner}}
  - name: venture
    when: {measure: units, brand: gac, above: 100, for_months: 2}
    then: {brand: gac, model_type: hima, sales_control: huawei, yinwang_share: 0.1}
  - name: back_to_shares
    when: {measure: units, below: 1000000, for_months: 20}
    then: {floor_rule: proportional}
""",
    "focus": """
huawei:
  floor_rule: focus
  resource_rule: focus
  focus: [stelato, shangjie, avatr]
  yinwang_share: {now: 0.30, in_36_months: 0.90}
assumptions: {partner_load: {fixed: 0.02}}
alliance:
  stelato: {sales_control: shared, from: 2026-01}
  avatr: {model_type: hima, from: 2026-06, handover_months: 8}
events:
  - {month: 2025-09, launch: {brand: shangjie}}
  - {month: 2025-12, sign: {brand: gac}}
  - {month: 2025-12, sign: {brand: faw}}
""",
    "equal": """
huawei: {floor_rule: equal, resource_rule: equal}
alliance:
  aito: {sales_control: {stores: partner}, from: 2025-08}
  voyah: {model_type: hybrid, from: 2025-08, handover_months: 2}
  gac: {sales_control: huawei, from: 2026-01}
events:
  - {month: 2026-02, launch: {brand: gac}}
""",
    "one badge, abroad": """
huawei: {single_brand: {from: 2026-03}}
alliance:
  aito:
    - {from: 2025-08, abroad: {lead: huawei, from: 2025-10}}
  luxeed:
    - {sales_control: partner, from: 2025-08, abroad: {lead: partner, from: 2026-01}}
    - {sales_control: shared, from: 2026-08, consent: asked, abroad: {lead: huawei, from: 2026-12}}
  shangjie: {abroad: {lead: partner, from: 2025-07}}
  deepal: {model_type: hima, from: 2026-05, abroad: {lead: partner, from: 2026-02}}
events:
  - {month: 2025-11, launch: {brand: shangjie}}
""",
    "own brands, scarce plants": """
brands:
  neu:
    title: Neu
    maker: seres
    hima: true
    model_type: hima
    on_sale: true
    bands: {shares: [0.5, 0.5, 0.0, 0.0], evidence: assumption, source: the test}
    june_sales: 900
    june_fraction: 0.5
    price: 210
    models: 3
    capacity: 2500
    backlog_months: 2.7
    base: 4000
    network_plan: {low: 20, high: 90, shape: log, unit: outlets, evidence: public, source: the test}
    abroad_potential: 400
    launches:
      - {month: 2025-02, strength: 1.0}
      - {month: 2025-05, strength: 0.5, model: refresh}
  spaet:
    title: Spaet
    maker: spaet_motors
    hima: false
    model_type: hybrid
    on_sale: true
    signed: 2026-02
    bands: {shares: [0.0, 0.4, 0.6, 0.0], evidence: assumption, source: the test}
    june_sales: {low: 500, high: 800, unit: vehicles, evidence: public, source: the test}
    price: 333
    models: 2
    capacity: 4000
    base: 20000
    own_outlets: 60
    after_sales_months: 5
  kommt:
    title: Kommt
    maker: chery
    hima: true
    model_type: hybrid
    bands: {shares: [0.0, 0.0, 0.5, 0.5], evidence: assumption, source: the test}
    price: 480
    models: 1
    capacity: 1000
    base: 0
    own_outlets: 30
alliance:
  neu: {sales_control: shared, from: 2025-10, abroad: {lead: partner, from: 2026-01}}
  kommt: {model_type: hima, from: 2025-12, handover_months: 4}
events:
  - {month: 2025-11, launch: {brand: neu}}
  - {month: 2026-06, launch: {brand: spaet, model: refresh}}
  - {month: 2026-04, launch: {brand: kommt}}
  - {month: 2026-01, supply: {brand: aito, factor: 0.2, months: 8}}
  - {month: 2026-01, supply: {brand: neu, factor: 1.5, months: 8}}
  - {month: 2027-01, tax: {known_months_ahead: 0}}
assumptions:
  aito.capacity: {low: 15000, high: 30000}
  stelato.capacity: {fixed: 900}
  deepal.capacity: {fixed: 6000}
  capacity_response: {low: 0.05, high: 0.2}
  outlet_productivity: {low: 0.2, high: 0.4}
  own_network_months: {fixed: 4}
  after_sales_gap: {low: 0.3, high: 0.9}
  market.band_200_300: {fixed: 0.21}
  cancel_rate: {fixed: 0.3}
""",
    "dated levers": """
huawei:
  floor_rule: equal
  focus: [stelato, avatr]
  yinwang_share: {now: 0.2, in_36_months: 0.2}
  later:
    - {from: 2026-05, floor_rule: focus, resource_rule: focus}
    - {from: 2025-08, floor_rule: proportional, yinwang_share: 0.35}
    - {from: 2025-11, floor_rule: proportional}
    - {from: 2026-02, focus: [luxeed]}
    - {from: 2026-09, focus: [luxeed, shangjie], yinwang_share: 0.0}
    - {from: 2026-10, focus: [shangjie, luxeed], yinwang_share: 0.0}
    - {from: 2027-02, resource_rule: equal, yinwang_share: 0.9}
alliance:
  luxeed: {sales_control: shared, from: 2025-08, handover_months: 3}
  stelato: {sales_control: partner, from: 2026-02, handover_months: 4}
rules:
  - name: on_top
    when: {measure: share, brand: aito, below: 0.4, for_months: 2}
    then: {floor_rule: equal}
    notice_months: 1
  - name: split_on_top
    when: {measure: share, brand: aito, below: 0.38}
    then: {yinwang_share: 0.3}
    notice_months: 2
events:
  - {month: 2025-09, launch: {brand: shangjie, strength: 1.5}}
""",
    "the list of a rule": """
huawei:
  focus: [aito]
  yinwang_share: {now: 0.1, in_36_months: 0.4}
  later:
    - {from: 2025-10, focus: [maextro]}
    - {from: 2025-11, focus: [maextro, luxeed], yinwang_share: 0.1}
    - {from: 2026-02, focus: [luxeed, maextro]}
    - {from: 2026-12, focus: [stelato], floor_rule: equal}
rules:
  - name: favour
    when: {measure: share, brand: luxeed, below: 0.07, for_months: 2}
    then: {floor_rule: focus}
""",
    "rules on contracts that begin later": """
alliance:
  luxeed:
    - {sales_control: partner, from: 2026-01, handover_months: 3}
    - {sales_control: partner, from: 2026-04, handover_months: 2}
    - {sales_control: {stores: shared}, from: 2026-09, handover_months: 2}
  stelato: {sales_control: partner, from: 2025-10, consent: asked}
  maextro: {sales_control: shared, from: 2026-02}
events:
  - {month: 2026-03, sign: {brand: voyah, model_type: huawei_inside}}
rules:
  - name: not_before_it_began
    when: {measure: share, brand: luxeed, below: 0.9, for_months: 5}
    then: {brand: luxeed, sales_control: shared}
  - name: and_again
    when: {measure: share, brand: luxeed, below: 0.9, for_months: 4}
    then: {brand: luxeed, sales_control: huawei, handover_months: 1}
    notice_months: 2
  - name: where_it_agreed
    when: {measure: units, brand: stelato, above: 0, for_months: 6}
    then: {brand: stelato, sales_control: shared}
  - name: all_leaves
    when:
      all_of:
        - {measure: share, brand: aito, above: 0.1, for_months: 4}
        - {measure: hhi, above: 1000, for_months: 2}
    then: {brand: maextro, sales_control: partner}
  - name: a_new_model_type
    when: {measure: units, brand: voyah, above: 0, for_months: 3}
    then: {brand: voyah, model_type: hima, handover_months: 2}
  - name: no_contract
    when: {measure: share, brand: luxeed, below: 0.9, for_months: 5}
    then: {floor_rule: equal}
""",
    "months without sales": """
events:
  no_aito: {month: 2025-10, supply: {brand: aito, factor: 0.0, months: 12}}
  no_luxeed: {month: 2025-12, supply: {brand: luxeed, factor: 0.0, months: 3}}
  no_stelato: {month: 2025-12, supply: {brand: stelato, factor: 0.0, months: 3}}
  no_maextro: {month: 2025-12, supply: {brand: maextro, factor: 0.0, months: 3}}
  no_shangjie: {month: 2025-12, supply: {brand: shangjie, factor: 0.0, months: 3}}
  no_avatr: {month: 2025-12, supply: {brand: avatr, factor: 0.0, months: 1}}
  no_voyah: {month: 2025-12, supply: {brand: voyah, factor: 0.0, months: 1}}
  no_deepal: {month: 2025-12, supply: {brand: deepal, factor: 0.0, months: 1}}
  shangjie: {month: 2025-09, launch: {brand: shangjie}}
rules:
  - name: undefined_is_not_low
    when: {measure: share, brand: luxeed, below: 0.0001}
    then: {brand: luxeed, sales_control: partner}
  - name: undefined_breaks_a_row
    when: {measure: share, brand: aito, below: 0.9, for_months: 6}
    then: {brand: stelato, sales_control: partner}
  - name: nothing_is_low
    when: {measure: units, brand: luxeed, below: 0.5}
    then: {brand: maextro, sales_control: partner}
  - name: undefined_hhi
    when: {any_of: [{measure: hhi, below: 1}, {measure: share, brand: deepal, below: 0.0001}]}
    then: {floor_rule: equal}
""",
    "automakers beyond their rules": """
makers:
  seres: {effort: 0.5}
  chery:
    - {from: 2026-04, effort: 1.0, outlets: 3.0}
    - {effort: 2.0, outlets: 1.5}
    - {from: 2026-11, outlets: 0.5}
  baic: {from: 2025-08, outlets: 2.0}
  jac: {from: 2026-02, effort: 1.7}
  changan: [{from: 2025-10, effort: 1.3}, {from: 2026-05, effort: 0.8, outlets: 0.7}]
  dongfeng: {from: 2025-12, effort: 1.1, outlets: 1.2}
  saic: {outlets: 3.0}
alliance:
  luxeed: {sales_control: partner, handover_months: 4}
  stelato:
    - {sales_control: partner, from: 2025-10, consent: asked}
    - {sales_control: huawei, from: 2026-10, consent: asked}
  maextro: {sales_control: partner, from: 2026-03, consent: asked}
  shangjie: {sales_control: shared, from: 2026-01, consent: asked}
rules:
  - name: network_stands
    when: {measure: outlets, brand: luxeed, above: 150}
    then: {brand: luxeed, sales_control: {after_sales: shared}, handover_months: 2}
events:
  - {month: 2025-09, launch: {brand: shangjie}}
  - {month: 2026-03, launch: {brand: dongfeng}}
""",
    "nameplates": """
brands:
  reihe:
    title: Reihe
    maker: jac
    hima: true
    model_type: hima
    on_sale: true
    signed: 2024-01
    bands: {shares: [0.2, 0.5, 0.2, 0.1], evidence: assumption, source: the test}
    june_sales: 3000
    june_fraction: 0.8
    price: 260
    margin: 0.17
    models: 3
    capacity: 9000
    base: 50000
    own_outlets: 20
    network_plan: 70
    nameplates:
      alt:
        title: Alt
        launched: 2022-01
        share: {low: 0.1, high: 0.3, unit: share, evidence: public, source: the test}
        bands: {shares: [1.0, 0.0, 0.0, 0.0], evidence: assumption, source: the test}
      mittel: {title: Mittel, launched: 2023-04, renewed: [2024-01, 2025-06]}
      neu:
        title: Neu
        launched: 2025-06
        share: 0.4
        bands: {shares: [0.0, 0.0, 0.5, 0.5], evidence: assumption, source: the test}
  liste:
    title: Liste
    maker: baic
    hima: false
    model_type: huawei_inside
    on_sale: true
    signed: 2025-01
    bands: {shares: [0.6, 0.4, 0.0, 0.0], evidence: assumption, source: the test}
    june_sales: {low: 700, high: 1500, unit: vehicles, evidence: public, source: the test}
    price: 170
    models: 2
    capacity: 6000
    base: 9000
    own_outlets: {low: 40, high: 90, unit: outlets, evidence: public, source: the test}
    launches:
      - {month: 2022-03, strength: 0.5, model: refresh}
      - {month: 2022-05, strength: 1.0}
      - {month: 2023-09, strength: 2.0}
      - {month: 2024-10, strength: 0.4, model: refresh}
      - {month: 2025-04, strength: 1.0}
  deepal:
    title: Deepal, as the scenario has it
    maker: changan
    hima: false
    model_type: supplier
    on_sale: true
    signed: 2024-01
    bands: {shares: [0.9, 0.1, 0.0, 0.0], evidence: assumption, source: the test}
    june_sales: 25000
    price: 155
    models: 5
    capacity: 50000
    base: 500000
    own_outlets: 900
    launches:
      - {month: 2025-01, strength: 1.0}
      - {month: 2024-08, strength: 0.5, model: refresh}
  spaeter:
    title: Spaeter
    maker: reihe_motors
    hima: true
    model_type: hima
    bands: {shares: [0.0, 0.3, 0.7, 0.0], evidence: assumption, source: the test}
    price: 350
    models: 4
    capacity: 20000
    base: 100
    network_plan: 80
    nameplates:
      plan: {title: Plan, launched: 2025-01}
assumptions:
  nameplate_gap_months: {low: 3, high: 8}
  nameplate_succession: {low: 0.2, high: 1.5}
  refresh_gap_months: {low: 4, high: 40}
  refresh_strength: {fixed: 0.9}
  renewal_delay: {low: 0.5, high: 1.0}
  renewal_return: {fixed: 0.8}
  nest_dissimilarity: {low: 0.2, high: 1.0}
  launch_ramp_months: {low: 0.5, high: 9}
  market.band_over_500: {fixed: 0.03}
alliance:
  reihe: {sales_control: shared, from: 2025-12}
  spaeter: {sales_control: partner, from: 2026-05, consent: asked}
events:
  - {month: 2025-07, launch: {brand: aito, strength: 1.3}}
  - {month: 2025-08, launch: {brand: aito, strength: 0.8, model: refresh}}
  - {month: 2025-08, launch: {brand: aito, strength: 0.3, model: refresh}}
  - {month: 2025-08, launch: {brand: aito}}
  - {month: 2025-09, launch: {brand: deepal, strength: 1.5, model: refresh}}
  - {month: 2025-10, launch: {brand: reihe, strength: 1.0, model: refresh}}
  - {month: 2025-10, launch: {brand: liste, strength: 2.0}}
  - {month: 2026-01, launch: {brand: spaeter, strength: 0.7, model: refresh}}
  - {month: 2026-01, launch: {brand: spaeter, strength: 1.4}}
  - {month: 2026-07, launch: {brand: spaeter, strength: 0.6, model: refresh}}
  - {month: 2027-01, launch: {brand: spaeter}}
  - {month: 2025-11, rival: {name: xiaomi, launch: 2.0, pull: 0.1}}
  - {month: 2027-02, rival: {name: xiaomi, launch: 0.5}}
  - {month: 2026-12, launch: {brand: maextro, strength: 1.0}}
""",
    "sold in part by Huawei": """
assumptions:
  hybrid_access: {low: 0.2, high: 1.0}
  retained_floor: {low: 0.0, high: 1.0}
  presence_elasticity: {low: 0.3, high: 3.0}
  overlap_cost: {low: 0.0, high: 1.0}
  channel_fee: {low: 0.05, high: 0.4}
  yinwang_cut: {fixed: 0.0}
  effort_response: {low: 0.5, high: 2.0}
  outlet_opening_cost: {fixed: 5.0}
huawei:
  focus: [gac, voyah]
  later:
    - {from: 2026-06, floor_rule: focus, resource_rule: focus}
    - {from: 2027-03, floor_rule: equal}
alliance:
  gac: {sales_control: huawei, from: 2025-09, handover_months: 4}
  voyah: {model_type: hybrid, sales_control: shared, from: 2025-08}
  avatr:
    - {model_type: hybrid, sales_control: huawei, from: 2025-11}
    - {sales_control: partner, from: 2026-09, consent: asked}
  luxeed: {model_type: hybrid, from: 2025-08, handover_months: 9, consent: asked}
  stelato:
    - {model_type: hybrid, sales_control: {stores: shared}, from: 2025-10}
    - {from: 2025-12, abroad: {lead: huawei, from: 2025-12}}
  maextro: {sales_control: {stores: shared, policy: partner}, from: 2025-07, consent: asked}
  dongfeng:
    - {sales_control: {stores: huawei}, from: 2026-02, consent: asked}
    - {from: 2026-03, abroad: {lead: partner, from: 2026-01}}
  faw: {model_type: hima, from: 2026-11, consent: asked}
events:
  - {month: 2025-12, launch: {brand: gac}}
  - {month: 2025-10, launch: {brand: dongfeng}}
  - {month: 2026-03, launch: {brand: faw}}
""",
    "all assumptions by their ranges": """
run: {prior: true, months: 50, seed: 7}
alliance:
  aito: {sales_control: {stores: shared, after_sales: partner}, from: 2025-09}
  luxeed: {sales_control: partner, from: 2025-09, consent: asked}
makers:
  seres: {effort: 1.4, outlets: 2.0}
events:
  - {month: 2025-10, launch: {brand: shangjie}}
""",
    "ranges": """
alliance:
  luxeed:
    - from: {from: 2025-08, to: 2025-12}
      sales_control: shared
      handover_months: {low: 0, high: 9}
      consent: asked
    - from: {from: 2026-10, to: 2027-03}
      sales_control: partner
      handover_months: {low: 3, high: 24}
  stelato: {sales_control: partner, handover_months: {low: 1, high: 12}}
events:
  first: {month: {from: 2025-09, to: 2026-02}, launch: {brand: shangjie}}
  second: {month: {from: 2025-10, to: 2026-06}, launch: {brand: shangjie, strength: 0.7}}
  renewed: {month: {from: 2025-10, to: 2027-06}, launch: {brand: shangjie, model: refresh}}
  signed: {month: {from: 2025-07, to: 2025-12}, sign: {brand: gac, model_type: hybrid}}
  gac: {month: {from: 2026-01, to: 2026-12}, launch: {brand: gac}}
  suv: {month: {from: 2025-07, to: 2026-06}, rival: {name: xiaomi, launch: 0.8}}
  cheaper: {month: {from: 2025-10, to: 2025-12}, rival: {name: xiaomi, pull: 0.2}}
  push: {month: {from: 2025-08, to: 2026-01}, demand: {brand: luxeed, shock: 0.4}}
rules:
  - name: slump
    when: {measure: units, brand: shangjie, below: 30000, for_months: 3}
    then: {brand: shangjie, sales_control: partner, handover_months: {low: 2, high: 8}}
    notice_months: {low: 0, high: 6}
""",
}
