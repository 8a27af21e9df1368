print("treaty-generate")
