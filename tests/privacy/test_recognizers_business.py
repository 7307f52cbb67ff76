"""What a business writes all day holds nothing personal for any rule."""

import pytest

from privacy.fold import fold_width
from privacy.patterns import RULES

TEXTS = """
SO2026-00042 还没发，SF1234567890123 已签收
运单号78912345678901，中通快递
JD0012345678901-1-1-
发票号033001900211-12345678，金额¥12,800.00
合同号HT-2026-118，含税价123456.78元
批次20261103-02，序列号SN20261103001
IMEI 356938035643809，EAN 6901234567892
ISBN 978-7-111-54742-6
客服热线400-820-8820转2
拨打95588或12315
版本2.10.3.4，固件 v1.2.3.4
会议时间12:30:45，2026.11.23.1版
Order 4500012345 ships in 3 days to our Leeds warehouse
Invoice INV-2026-00123 total USD 12,345.67 due 2026-12-01
Part no. 6205-2RS, 40 pcs, lot 20261122001
Meeting in Room 3, Building B at 10:30
2 units of P1000-12 failed, ticket TK-2026-000123
杭州云创科技有限公司统一社会信用代码91330106MA2TEXT004
上海分公司3号仓库的库存是1200台
把A区3排5层的货移到B区
生产线2号机组停机30分钟
Q3 2026毛利率34.5%，同比+12.3%
华东区销售额1,234,567元，环比-3.2%
型号YE3-132S-4，功率5.5kW，转速1440r/min
温度36.5°C，湿度45%，压力0.8MPa
尺寸1200x800x150mm，重量12.345kg
从3号门进，走2号通道
第三季度第12周交付500件
A4纸20包，单价18.5元
ERP订单10086，CRM客户C01001
三一重工一二三号机
项目一期二期三期都已验收
付款方式：30%预付，60%发货前，10%质保
税率13%，不含税价10,000
call 3 customers, 2 orders of 1000 units
The line 3 was down 45 minutes
Warehouse 3, aisle 12, shelf 5
Ship 500 pcs by sea, 20 ft container MSKU1234567
HS code 8482.10.20, net weight 1,234.567 kg
Delivery 2026/11/23 to 2026/12/05
We closed 12 deals in Q3, up 4.5% on 2025
PO 4500012345 line 10 qty 1,000 price 12.50
Terms: net 30, 2% 10 days
Drawing no. 12-345-678 rev B
Serial 00-1A-2B-3C
Model X100-200-3000 arrived, 10 boxes
5 Star Garden Ltd ordered 12 Park benches
100 High Pressure Hose, 50 Drive Belt
Stock: 1200 Tower fans, 300 Hill climbers
Main Street Bank transferred 12,000
24 Hour Court ruling
Number 5 Road roller, 3 Lane marker kits
产品中心12号会议纪要
研发楼3层会议室开会
园区2号门卫换岗
广场舞音响3组
学校采购5号电池20组
医院3楼设备科验收
中心库B-1203货位
仓库在物流园A区
城市更新项目3号标段
街道办5号文件
客户分3组，每组5户
小区物业采购12台
三号楼改造项目，预算50万
里程12号检修
总部大楼A座停电
高速公路3号收费站
产业园二期12栋厂房验收
"""


@pytest.mark.parametrize("text", TEXTS.strip().splitlines())
def test_nothing_is_found(text):
    folded = fold_width(text)
    assert [(rule.name, text[start:end]) for rule in RULES for start, end in rule.hits(folded)] == []
