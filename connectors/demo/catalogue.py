"""What the company sells: eight categories of fifteen products, and which are bought together."""

from dataclasses import dataclass

CATEGORIES = (
    ("PR", "打印与耗材"), ("FU", "办公家具"), ("WH", "仓储物流"), ("AC", "空压气动"),
    ("WE", "焊接切割"), ("PT", "电动工具"), ("SF", "安全防护"), ("AU", "工业自动化"),
)  # fmt: skip


@dataclass(frozen=True)
class Item:
    """A product as the catalogue prints it; `price` in CNY, the best sellers of a category first."""

    name: str
    english: str
    unit: str
    price: int


# Fifteen lines a category, in the order of CATEGORIES: name | English name | unit | list price in CNY.
_TABLE = """
A4激光打印机 LP2310 | A4 Laser Printer LP2310 | 台 | 1680
碳粉盒 TN-2310 | Toner Cartridge TN-2310 | 支 | 320
热敏标签打印机 TL420 | Thermal Label Printer TL420 | 台 | 1150
热敏标签纸 100×150 | Thermal Label Roll 100x150 | 卷 | 28
A3数码复合机 MX5070 | A3 Multifunction Copier MX5070 | 台 | 16800
A4复印纸 80克 | A4 Copy Paper 80 g | 箱 | 135
硒鼓组件 DR-2310 | Drum Unit DR-2310 | 个 | 460
彩色喷墨打印机 IJ680 | Colour Inkjet Printer IJ680 | 台 | 1380
墨水套装 IK-680 | Ink Set IK-680 | 套 | 260
条码扫描枪 BS210 | Barcode Scanner BS210 | 把 | 390
文档扫描仪 DS730 | Document Scanner DS730 | 台 | 2980
大幅面绘图仪 PW36 | Wide Format Plotter PW36 | 台 | 23600
绘图纸 36英寸 | Plotter Paper 36 inch | 卷 | 88
碎纸机 SH15 | Paper Shredder SH15 | 台 | 1260
覆膜机 LM330 | Laminator LM330 | 台 | 780
人体工学椅 EC300 | Ergonomic Chair EC300 | 把 | 1290
电动升降桌 SD160 | Electric Standing Desk SD160 | 张 | 2380
会议桌 MT240 | Meeting Table MT240 | 张 | 3680
钢制文件柜 FC4 | Steel Filing Cabinet FC4 | 个 | 860
屏风工位 WS4 | Four-seat Workstation WS4 | 组 | 4980
显示器支架 MA2 | Dual Monitor Arm MA2 | 个 | 360
员工储物柜 LK12 | Staff Locker LK12 | 组 | 1580
活动推柜 PD3 | Mobile Pedestal PD3 | 个 | 420
接待前台 RC18 | Reception Counter RC18 | 张 | 5600
培训折叠桌 FT120 | Folding Training Table FT120 | 张 | 690
会客沙发 SF3 | Lounge Sofa SF3 | 张 | 3280
静音电话舱 PB1 | Acoustic Phone Booth PB1 | 间 | 18800
白板 WB180 | Whiteboard WB180 | 块 | 520
护眼台灯 DL8 | Desk Lamp DL8 | 盏 | 198
脚踏 FR2 | Footrest FR2 | 个 | 89
重型托盘货架 HR2500 | Heavy Duty Pallet Racking HR2500 | 组 | 2860
塑料托盘 1210 | Plastic Pallet 1210 | 个 | 165
手动液压搬运车 PT25 | Hand Pallet Truck PT25 | 台 | 1480
电动托盘车 EPT20 | Electric Pallet Truck EPT20 | 台 | 12800
锂电池组 48V | Lithium Battery Pack 48 V | 组 | 6800
电动叉车 FE15 | Electric Forklift FE15 | 台 | 68500
周转箱 EU6428 | Euro Container EU6428 | 个 | 58
拉伸缠绕膜 500mm | Stretch Film 500 mm | 卷 | 46
登高车 LD30 | Rolling Ladder LD30 | 台 | 980
皮带输送机 BC600 | Belt Conveyor BC600 | 台 | 9800
电子地磅 FS3 | Floor Scale FS3 | 台 | 3650
打包机 SM90 | Strapping Machine SM90 | 台 | 5200
PP打包带 | PP Strapping Band | 卷 | 75
静音平板车 TR300 | Platform Trolley TR300 | 台 | 320
卸货平台 DL6 | Dock Leveller DL6 | 台 | 15600
螺杆空压机 SC22 | Screw Compressor SC22 | 台 | 32800
空气滤芯套件 SC22 | Air Filter Kit SC22 | 套 | 680
活塞空压机 PC75 | Piston Compressor PC75 | 台 | 5860
冷冻式干燥机 RD30 | Refrigerated Dryer RD30 | 台 | 7600
空压机油 46号 20L | Compressor Oil ISO 46 20 L | 桶 | 780
储气罐 1立方 | Air Receiver 1 m3 | 台 | 3280
气缸 SC63×100 | Pneumatic Cylinder SC63x100 | 个 | 186
电磁阀 4V210 | Solenoid Valve 4V210 | 个 | 78
气源三联件 AC3000 | Air Service Unit AC3000 | 套 | 165
PU气管 8mm | PU Tubing 8 mm | 卷 | 120
快速接头 PC8 | Push-in Fitting PC8 | 包 | 36
真空发生器 VG15 | Vacuum Generator VG15 | 个 | 148
静音空压机 QC10 | Silent Compressor QC10 | 台 | 2180
油水分离器 OS20 | Oil Water Separator OS20 | 台 | 2650
变频控制柜 VF37 | Variable Speed Cabinet VF37 | 台 | 11800
气保焊机 MIG350 | MIG Welder MIG350 | 台 | 6980
气保焊丝 1.2mm | MIG Welding Wire 1.2 mm | 盘 | 168
氩弧焊机 TIG200 | TIG Welder TIG200 | 台 | 3980
自动变光焊帽 AD9 | Auto-darkening Helmet AD9 | 顶 | 260
等离子切割机 CUT60 | Plasma Cutter CUT60 | 台 | 5680
割嘴电极套装 P80 | Plasma Consumables P80 | 套 | 145
电焊条 J422 | Stick Electrodes J422 | 包 | 98
焊枪 24KD | MIG Torch 24KD | 把 | 360
减压器 AR25 | Gas Regulator AR25 | 个 | 138
激光焊机 LW1500 | Laser Welder LW1500 | 台 | 46800
焊接工作台 WT12 | Welding Table WT12 | 张 | 3980
焊烟净化器 FE20 | Fume Extractor FE20 | 台 | 4860
角磨片 125 | Grinding Disc 125 | 盒 | 65
点焊机 SW16 | Spot Welder SW16 | 台 | 3280
切割小车 CG30 | Cutting Carriage CG30 | 台 | 2360
冲击钻 ID13 | Impact Drill ID13 | 把 | 480
钻头套装 50件 | Drill Bit Set 50 pcs | 套 | 168
角磨机 AG125 | Angle Grinder AG125 | 把 | 320
充电扳手 CW20 | Cordless Wrench CW20 | 把 | 890
20V锂电池 4Ah | 20 V Battery 4 Ah | 块 | 290
电锤 RH26 | Rotary Hammer RH26 | 把 | 760
曲线锯 JS80 | Jigsaw JS80 | 把 | 420
电圆锯 CS185 | Circular Saw CS185 | 把 | 560
热风枪 HG2000 | Heat Gun HG2000 | 把 | 230
激光水平仪 LL12 | Laser Level LL12 | 台 | 680
工具箱 TB60 | Tool Box TB60 | 个 | 240
组套工具 150件 | Tool Set 150 pcs | 套 | 890
砂光机 OS150 | Orbital Sander OS150 | 把 | 360
电动螺丝刀 ES6 | Electric Screwdriver ES6 | 把 | 198
工业吸尘器 IV30 | Industrial Vacuum IV30 | 台 | 1280
四合一气体检测仪 GD4 | Four-gas Detector GD4 | 台 | 1980
标定气体 34L | Calibration Gas 34 L | 瓶 | 560
安全帽 V型 | Safety Helmet V | 顶 | 38
劳保鞋 S3 | Safety Shoes S3 | 双 | 219
防割手套 5级 | Cut-resistant Gloves Level 5 | 双 | 42
防尘口罩 N95 | Respirator N95 | 盒 | 88
护目镜 AF2 | Safety Goggles AF2 | 副 | 35
全身安全带 FH5 | Full Body Harness FH5 | 套 | 368
反光背心 | High-visibility Vest | 件 | 26
洗眼器 EW1 | Emergency Eyewash EW1 | 台 | 1680
灭火器 4kg | Fire Extinguisher 4 kg | 具 | 98
防护耳罩 EM30 | Ear Muffs EM30 | 副 | 96
急救箱 FA50 | First Aid Kit FA50 | 个 | 188
防化服 C级 | Chemical Suit Level C | 套 | 260
锁具挂牌套装 LO10 | Lockout Tagout Kit LO10 | 套 | 480
可编程控制器 PLC224 | Programmable Controller PLC224 | 台 | 1580
24V开关电源 PS240 | 24 V Power Supply PS240 | 个 | 198
触摸屏 HM10 | Touch Panel HM10 | 台 | 1860
伺服电机套件 SV750 | Servo Kit SV750 | 套 | 2680
光电传感器 PE18 | Photoelectric Sensor PE18 | 个 | 98
接近开关 PX12 | Proximity Switch PX12 | 个 | 46
变频器 VD22 | Frequency Inverter VD22 | 台 | 1280
工业交换机 IS8 | Industrial Switch IS8 | 台 | 760
温控器 TC48 | Temperature Controller TC48 | 个 | 168
编码器 EN1024 | Rotary Encoder EN1024 | 个 | 320
机器视觉相机 MV5 | Machine Vision Camera MV5 | 台 | 4980
步进驱动器 SD86 | Stepper Drive SD86 | 个 | 360
协作机械臂 CR5 | Collaborative Robot Arm CR5 | 台 | 98000
安全光幕 LC20 | Safety Light Curtain LC20 | 套 | 1480
中间继电器 MY4 | Relay MY4 | 个 | 22
"""


def _item(line: str) -> Item:
    name, english, unit, price = (part.strip() for part in line.split("|"))
    return Item(name, english, unit, int(price))


ITEMS = tuple(_item(line) for line in _TABLE.strip().splitlines())
PER_CATEGORY = 15
# How well a product sells by its place in its category; further ones, of larger scales, sell like the last.
POPULARITY = (14, 5, 11, 4, 9, 4, 6, 6, 5, 5, 4, 3, 3, 3, 2)
# (category, place) -> (category, place), chance: whoever orders the first adds the second to the order.
AFFINITIES: dict[tuple[str, int], tuple[tuple[str, int], float]] = {
    ("PR", 0): (("PR", 1), 0.60),
    ("PR", 2): (("PR", 3), 0.60),
    ("PR", 4): (("PR", 5), 0.60),
    ("FU", 0): (("FU", 1), 0.45),
    ("WH", 0): (("WH", 1), 0.50),
    ("AC", 0): (("AC", 1), 0.55),
    ("WE", 0): (("WE", 1), 0.60),
    ("PT", 0): (("PT", 1), 0.50),
    ("SF", 0): (("SF", 1), 0.50),
    ("AU", 0): (("AU", 1), 0.55),
}
GRADES = (
    ("加强型", "Heavy Duty"),
    ("经济型", "Economy"),
    ("防爆型", "Explosion-proof"),
    ("二代", "Mark II"),
    ("大容量", "Large"),
    ("静音型", "Low Noise"),
    ("出口型", "Export"),
    ("节能型", "Energy Saving"),
    ("精密型", "Precision"),
    ("升级版", "Plus"),
    ("不锈钢", "Stainless"),
    ("防水型", "Waterproof"),
    ("智能型", "Smart"),
    ("便携式", "Portable"),
    ("定制款", "Custom"),
    ("三代", "Mark III"),
)
SUPPLIERS = (
    "恒远自产",
    "宁波瑞丰机电",
    "佛山顺达五金",
    "苏州精创自动化",
    "深圳联芯电子",
    "青岛海工重工",
    "温州正泰气动",
    "Nordwerk GmbH",
    "Pacific Tools Inc.",
    "天津津工焊材",
    "台州力星压缩机",
    "东莞优品家具",
)
