"""Birth dates, health, children and plates."""

import pytest

from tests.privacy.recognizer_tables import cases, found

BIRTH_DATE = """
1990年5月3日出生=>1990年5月3日
出生日期：1990-05-03=>1990-05-03
生日19900503=>19900503
她是1985年12月生的=>1985年12月
DOB 03/05/1990=>03/05/1990
born on 3 May 1990=>3 May 1990
date of birth: May 3, 1990=>May 3, 1990
生于一九九〇年五月三日=>一九九〇年五月三日
生於1990.5.3=>1990.5.3
1990-05-03 (DOB)=>1990-05-03
孩子5月3日生日=>5月3日
出生年月 1990/5=>1990/5
１９９０年５月３日出生=>１９９０年５月３日
2026年5月生产=>
2026年5月3日生效=>
公司生于2010年5月3日=>
2026-05-03发货=>
生日蛋糕=>
生产日期2026-05-03=>
生成于2026-05-03=>
delivered on 3 May 2026=>
"""

HEALTH = """
她有糖尿病=>糖尿病
刚做完化疗=>化疗
客户住院了=>住院
客户说懷孕=>懷孕
he is diabetic=>diabetic
She had surgery last week=>had surgery
diagnosed with breast cancer=>cancer
肿瘤医院采购5台=>
血压计100台=>
糖尿病试剂盒=>
手术床=>
Cancer Center Inc=>
HIV test kits=>
the account is disabled=>
depression in the market=>
住院部3号楼=>
孕妇装=>
孕妇枕已发货=>
您的孕妇照已修好=>
孕期瑜伽课=>
一位孕妇不吃生冷=>孕妇
手指骨折=>骨折
pregnancy pillow in grey=>
cancer charity run=>
she broke down, broken arm of the chair=>broken arm
diabetes awareness week=>
"""

MINOR = """
儿子8岁=>儿子8岁
5岁的女儿=>5岁的女儿
女兒10歲=>女兒10歲
her 6-year-old son=>6-year-old son
daughter, aged 9=>daughter, aged 9
三岁孩子=>三岁孩子
儿子18岁=>
设备8岁=>
15岁的女儿=>
season 3=>
10-year-old machine=>
person 5=>
"""

PLATE = """
车牌浙A12345已到=>浙A12345
浙A·D12345=>浙A·D12345
粤B12345F=>粤B12345F
粤Z1234港=>粤Z1234港
粤Z1234澳=>粤Z1234澳
京A1234警=>京A1234警
沪B1234学=>沪B1234学
苏E1234挂=>苏E1234挂
沪A1234领=>沪A1234领
使014578=>使014578
014·578使=>014·578使
车牌浙a12345=>浙a12345
鲁B 6U888=>鲁B 6U888
WJ浙1234X=>WJ浙1234X
川A・12345=>川A・12345
浙a12345=>
最新A12345型号=>
阿里云A10086=>
浙A123456789=>
浙I12345=>
云A型=>
新B标准=>
使用123456=>
"""

CASES = [
    *cases("date of birth", BIRTH_DATE),
    *cases("health of a person", HEALTH),
    *cases("child under 14", MINOR),
    *cases("vehicle plate of mainland China", PLATE),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES)
def test_finds_its_values_and_no_look_alike(name, text, expected):
    assert found(name, text) == ([expected] if expected else [])
