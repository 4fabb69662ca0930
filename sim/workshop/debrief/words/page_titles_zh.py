"""随附情景的标题，与网页相同。"""

from __future__ import annotations

__all__ = ["WORDS"]

WORDS = {
    "scenario.keep_control": "华为继续掌管销售",
    "scenario.cede_sales": "奇瑞、北汽、上汽接手销售",
    "scenario.cede_gradually": "先共管一年，再交给伙伴",
    "scenario.cede_all": "向五家车企都提出移交销售",
    "scenario.cede_stores_keep_policy": "伙伴管门店，华为定政策",
    "scenario.take_back_when_slumping": "伙伴卖得太差，华为收回销售",
    "scenario.hybrid_for_all": "伙伴改用广汽、东风的合作方式",
    "scenario.huawei_inside_for_all": "伙伴只采购华为的系统",
    "scenario.yinwang_first": "资源转向引望的伙伴",
    "scenario.single_aito_brand": "所有伙伴都用问界品牌造车",
    "scenario.partners_lead_abroad": "海外由伙伴主导",
    "scenario.xiaomi_surge": "小米推出爆款并降价",
    "scenario.aito_stumbles": "问界工厂半年只开出四成产能",
}
