"""Titles of the shipped scenarios, as they have them."""

from __future__ import annotations

__all__ = ["WORDS"]

WORDS = {
    "scenario.keep_control": "Huawei keeps control over sales",
    "scenario.cede_sales": "Chery, BAIC and SAIC take over sales",
    "scenario.cede_gradually": "Shared control for a year, then the partners'",
    "scenario.cede_all": "All five automakers are offered sales",
    "scenario.cede_stores_keep_policy": "Partners run stores, Huawei writes the policy",
    "scenario.take_back_when_slumping": "Huawei takes sales back from a partner that slumps",
    "scenario.hybrid_for_all": "The partners build as GAC and Dongfeng do",
    "scenario.huawei_inside_for_all": "The partners only buy Huawei's systems",
    "scenario.yinwang_first": "Resources move to Yinwang's partners",
    "scenario.single_aito_brand": "All partners build under the Aito brand",
    "scenario.partners_lead_abroad": "The partners lead overseas",
    "scenario.xiaomi_surge": "Xiaomi launches a hit and cuts prices",
    "scenario.aito_stumbles": "Aito's plants run at two fifths for half a year",
}
