"""What each kind of personal value is called, in Chinese and English."""

KIND_LABELS: dict[str, tuple[str, str]] = {
    "PERSON": ("姓名", "name"),
    "PHONE": ("电话", "phone"),
    "EMAIL": ("邮箱", "e-mail"),
    "ADDRESS": ("地址", "address"),
    "ID_NUMBER": ("证件号", "identity number"),
    "BANK_ACCOUNT": ("银行账号", "bank account"),
    "ACCOUNT": ("账号", "account"),
    "PLATE": ("车牌", "plate"),
    "IP_ADDRESS": ("IP 地址", "IP address"),
    "MAC_ADDRESS": ("MAC 地址", "MAC address"),
    "BIRTH_DATE": ("出生日期", "date of birth"),
    "LOCATION": ("精确位置", "precise location"),
    "HEALTH": ("健康信息", "health"),
    "MINOR": ("未成年人信息", "minor"),
}
