"""Health of a person: illnesses, treatment, pregnancy, disability. Sensitive by PIPL art. 28, special category by GDPR art. 9.

A closed list of words that are hardly said of anything but people; a word list finds what it lists and no more.
"""

from privacy.recognizers.rule import Rule

_ZH = """
糖尿病 高血压 低血压 心脏病 冠心病 心梗 心肌梗塞 脑梗 脑出血 中风 癌症 肺癌 胃癌 肝癌 乳腺癌 甲状腺癌 白血病 淋巴瘤 肿瘤 化疗
放疗 透析 尿毒症 肾衰竭 肝炎 乙肝 丙肝 肝硬化 艾滋病 梅毒 肺结核 新冠阳性 抑郁症 焦虑症 精神分裂症 躁郁症 自闭症 癫痫 帕金森
阿尔茨海默 老年痴呆 哮喘 过敏性哮喘 痛风 类风湿 骨折 骨裂 腰椎间盘突出 怀孕 孕妇 孕期 流产 早产 坐月子 剖腹产 残疾人 残疾证
听障 视障 截瘫 偏瘫 坐轮椅 住院 做手术 动手术 刚手术 术后 病假 病危 重病 确诊 高血壓 心臟病 懷孕 孕婦 做手術 動手術 憂鬱症 抑鬱症 殘疾人 乳癌 中風 癲癇
做化疗 得了癌 心绞痛 心脏搭桥 装了支架 胆结石 肾结石 甲亢 甲减 红斑狼疮 强直性脊柱炎 白内障 青光眼 视网膜脱落 试管婴儿 产后 备孕 戒毒 酗酒 花粉过敏 青霉素过敏 对花生过敏 对乳胶过敏
"""
_EN = """
diabetes|diabetic|high blood pressure|hypertension|heart (?:attack|disease|condition)|had a stroke|cancer
|chemo(?:therapy)?|radiotherapy|leuk(?:a)?emia|dialysis|kidney failure|hepatitis|HIV|AIDS patient|tuberculosis
|tested positive|(?:clinical|severe|postnatal|suffers from|suffering from|with) depression|anxiety disorder
|schizophreni[ac]|bipolar|autis(?:m|tic)|epilep(?:sy|tic)|Parkinson's|Alzheimer's|dementia|asthma(?:tic)?
|multiple sclerosis|pregnan(?:t|cy)|miscarriage|maternity leave|(?:registered|severely|physically) disabled
|disabled (?:person|people|customer|son|daughter|child|wife|husband|veteran)|wheelchair user|in hospital|hospitali[sz]ed
|(?:had|has|having|after|for|needs|undergoing|her|his|my|knee|hip|heart|back|eye|brain|recent) surgery|sick leave
|on medication|nut allergy|latex allergy|broken (?:leg|arm|hip|ankle)
"""

_WORDS = sorted(_ZH.split(), key=len, reverse=True)
_FIRST = "".join(sorted({word[0] for word in _WORDS}))
# A hospital or an instrument named after an illness is a customer or a product.
_NO_PERSON = (
    r"(?!险|药|门诊|仪|计|服务|用品|专用|产品|医院|醫院|科|学会|研究|防治|检测|试剂|筛查|部|监测|治疗仪|床|器|楼|护理液|疫苗|服|装|中心|协会|基金"
    r"|枕|照|裤|鞋|衣|裙|奶粉|霜|餐|写真|护肤|内衣|瑜伽|营养|维生素|套|课|用|版|款|专柜|区|椅|垫|护理|支架|康复|友好|车位|通道|节|群体|市场|协|专家|模型|数据|理赔|证明模板)"
)
_NO_PATIENT = (
    r"(?! (?:tests?|kits?|drugs?|monitors?|cent(?:er|re)|institute|hospital|clinic|research|units?|wards?|devices?|meters?|strips?|supplies"
    r"|equipment|foundation|society|care|pillows?|yoga|vitamins?|wear|leggings|photo\w*|shoots?|massages?|cover|policy|policies|range|books?|classes|clothes|dress(?:es)?|jeans"
    r"|supplements?|parking|access|toilets?|ramps?|week|month|day|charity|walk|run|screening|wards?|insurance|awareness|app|tracker|sleeves?|boots?|snacks?|friendly)\b)"
)

RULE = Rule(
    name="health of a person",
    kind="HEALTH",
    pattern=(
        rf"(?:(?=[{_FIRST}])(?:{'|'.join(_WORDS)}){_NO_PERSON}"
        rf"|(?<![A-Za-z])(?=[A-Za-z])(?i:(?:{_EN.replace(chr(10), '').strip()})(?![A-Za-z]){_NO_PATIENT}))"
    ),
    score=0.6,
    needs=rf"[{_FIRST}]|[A-Za-z]{{4}}|HIV",
)
