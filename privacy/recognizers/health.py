"""Health of a person: illnesses, treatment, pregnancy, disability. Sensitive by PIPL art. 28, special category by GDPR art. 9.

A closed list of words that are hardly said of anything but people; a word list finds what it lists and no more.
"""

from privacy.recognizers.rule import Rule

_ZH = """
糖尿病 高血压 低血压 心脏病 冠心病 心梗 心肌梗塞 脑梗 脑出血 中风 癌症 肺癌 胃癌 肝癌 乳腺癌 甲状腺癌 白血病 淋巴瘤 肿瘤 化疗
放疗 透析 尿毒症 肾衰竭 肝炎 乙肝 丙肝 肝硬化 艾滋病 梅毒 肺结核 新冠阳性 抑郁症 焦虑症 精神分裂症 躁郁症 自闭症 癫痫 帕金森
阿尔茨海默 老年痴呆 哮喘 过敏性哮喘 痛风 类风湿 骨折 骨裂 腰椎间盘突出 怀孕 孕妇 孕期 流产 早产 坐月子 剖腹产 残疾人 残疾证
听障 视障 截瘫 偏瘫 坐轮椅 住院 做手术 动手术 刚手术 术后 病假 病危 重病 确诊 花粉过敏 青霉素过敏 对花生过敏 对乳胶过敏
"""
_EN = """
diabetes|diabetic|high blood pressure|hypertension|heart (?:attack|disease|condition)|had a stroke|cancer
|chemo(?:therapy)?|radiotherapy|leuk(?:a)?emia|dialysis|kidney failure|hepatitis|HIV|AIDS patient|tuberculosis
|tested positive|depression|anxiety disorder|schizophreni[ac]|bipolar|autis(?:m|tic)|epilep(?:sy|tic)|Parkinson's
|Alzheimer's|dementia|asthma(?:tic)?|multiple sclerosis|pregnan(?:t|cy)|miscarriage|maternity leave|disabled
|wheelchair user|in hospital|hospitali[sz]ed|surgery|sick leave|on medication|nut allergy|latex allergy
|broken (?:leg|arm|hip|ankle)
"""

RULE = Rule(
    name="health of a person",
    kind="HEALTH",
    pattern=(
        rf"(?:{'|'.join(sorted(_ZH.split(), key=len, reverse=True))})(?!险|药|门诊|仪|计|服务|用品|专用|产品)"
        rf"|(?i:(?<![A-Za-z])(?:{_EN.replace(chr(10), '').strip()})(?![A-Za-z]))"
    ),
    score=0.6,
    needs=r"[病癌症瘤疗透尿肝艾梅核阳郁焦精躁自癫帕阿痴哮风骨腰怀孕流早坐剖残障截偏住手术重确过]|[A-Za-z]{4}|HIV",
)
